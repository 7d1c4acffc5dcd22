import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { enableProdMode, ready, registerBackend, setBackend } from "@tensorflow/tfjs-core";
import { NodeJSKernelBackend } from "@tensorflow/tfjs-node/dist/nodejs_kernel_backend.js";
import "@tensorflow/tfjs-node/dist/register_all_kernels.js";

const load = createRequire(import.meta.url);

/**
 * Lets libtensorflow compute, through tfjs-node's kernels. Gives the name of what computes now.
 *
 * @param folder holds tfjs_binding.node, its libraries and the file `version`, as native/build.sh leaves them
 * @throws Error when the binding or its libraries cannot be loaded
 */
export async function openNativeBackend(folder: string): Promise<string> {
  const binding = load(join(folder, "tfjs_binding.node"));
  enableProdMode();
  const backend = new NodeJSKernelBackend(binding, "@tensorflow/tfjs-node"); // here, where its error is seen
  registerBackend("tensorflow", () => backend);
  await setBackend("tensorflow");
  await ready();
  return `libtensorflow ${readFileSync(join(folder, "version"), "utf8").trim()}`;
}
