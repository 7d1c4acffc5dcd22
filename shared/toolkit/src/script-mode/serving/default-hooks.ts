import { codecOf } from "../../serving/codecs/codecs.ts";
import type { Prediction } from "../../serving/prediction.ts";
import { BadInput } from "../../serving/refusal.ts";
import { numberRows } from "../../serving/rows/number-rows.ts";
import type { Hooks } from "./hooks.ts";

/** What stands in for the hooks that a module leaves out: rows of numbers in, one prediction for each out. */
export const defaultHooks: Omit<Hooks, "model_fn"> = { input_fn, predict_fn, output_fn };

/** Rows of numbers, all equally long, from CSV, JSON or JSON Lines. */
function input_fn(body: string, contentType: string): readonly (readonly number[])[] {
  const rows = codecNamed(contentType).decode(body, (fields, number) => numberRows(fields.length).read(fields, number));
  const [first] = rows;
  if (first === undefined) throw new BadInput("the body holds no rows");
  const other = rows.findIndex((row) => row.length !== first.length);
  if (other === -1) return rows;
  throw new BadInput(`row ${other + 1} has ${rows[other]?.length} columns, row 1 has ${first.length}`);
}

function predict_fn(input: unknown, model: unknown): unknown {
  if (typeof model === "function") return model(input);
  if (typeof model === "object" && model !== null && "predict" in model && typeof model.predict === "function") {
    return model.predict(input);
  }
  throw new TypeError("there is no predict_fn, and what model_fn returned is neither a function nor has a predict()");
}

function output_fn(prediction: unknown, accept: string): string {
  const list: unknown = ArrayBuffer.isView(prediction) ? Object.values(prediction) : prediction; // a Float32Array
  if (!isPredictions(list)) {
    throw new TypeError(
      `predict_fn gave ${typeof prediction}; without an output_fn it must give a list, one prediction a row`,
    );
  }
  return codecNamed(accept).encode(list);
}

/** JSON writes what is deeper, and leaves out what it cannot. */
function isPredictions(value: unknown): value is readonly Prediction[] {
  return Array.isArray(value) && value.every((one) => ["string", "number", "boolean", "object"].includes(typeof one));
}

function codecNamed(mediaType: string) {
  const codec = codecOf(mediaType);
  if (codec === undefined) throw new Error(`no codec for ${mediaType}`);
  return codec;
}
