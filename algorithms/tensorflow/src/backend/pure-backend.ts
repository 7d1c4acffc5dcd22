import "@tensorflow/tfjs-backend-cpu";
import { enableProdMode, ready, setBackend, version_core } from "@tensorflow/tfjs-core";

/** Lets TensorFlow.js compute in JavaScript. Gives the name of what computes now. */
export async function openPureBackend(): Promise<string> {
  enableProdMode(); // else it advertises tfjs-node in the log, banner and all
  await setBackend("cpu");
  await ready();
  return `TensorFlow.js ${version_core} in JavaScript`;
}
