import { decodeText } from "../../serving/codecs/charset.ts";
import { nestingRefusal } from "../../serving/codecs/nesting.ts";
import { errorLine } from "../../serving/one-line.ts";
import { BadInput, Refusal } from "../../serving/refusal.ts";
import type { Serving } from "../../serving/serving.ts";
import type { OpenObject } from "../source/bring-code.ts";
import { findServingModule } from "./find-module.ts";
import type { Hooks } from "./hooks.ts";
import { hookFault, loadHooks } from "./load-hooks.ts";

/**
 * Serves with a user's four functions; ports, pings, content types, limits and signals stay the toolkit's own.
 * There is no sample to warm the model up with: it counts as ready once `model_fn` has returned.
 */
export function scriptServing(openObject: OpenObject): Serving {
  return {
    async open(modelFolder) {
      const file = await findServingModule(modelFolder, openObject);
      const hooks = await loadHooks(file);
      const model = await runHook("model_fn", file, () => hooks.model_fn(modelFolder));
      return {
        async answer({ body, charset, requestType, responseType }) {
          const text = decodeText(body, charset);
          if (text.trim() === "") throw new BadInput("the body is empty");
          const run = <Result>(name: keyof Hooks, call: () => Result | Promise<Result>) =>
            runHook(name, file, call, text);
          const input = await run("input_fn", () => hooks.input_fn(text, requestType));
          const prediction = await run("predict_fn", () => hooks.predict_fn(input, model));
          const answer = await run("output_fn", () => hooks.output_fn(prediction, responseType));
          if (typeof answer !== "string" && !(answer instanceof Uint8Array)) {
            throw hookFault("output_fn", file, new Error(`it gave ${typeof answer}; it must give text or bytes`));
          }
          return { body: answer, customAttributes: undefined };
        },
        async warmUp() {},
      };
    },
  };
}

/** Runs one hook. What it throws is the fault of the request, whose body this is, or the hook's own. */
async function runHook<Result>(
  name: keyof Hooks,
  file: string,
  call: () => Result | Promise<Result>,
  body = "",
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const nesting = nestingRefusal(error, body);
    if (nesting !== undefined) throw nesting;
    const status = statusOf(error);
    if (status !== undefined) throw new Refusal(status, error instanceof Error ? error.message : String(error));
    if (name === "input_fn") throw new BadInput(`the body cannot be read: ${errorLine(error)}`);
    throw hookFault(name, file, error);
  }
}

/** The status that a hook wants the client to see. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  const { status } = error;
  return typeof status === "number" && status >= 400 && status <= 499 ? status : undefined;
}
