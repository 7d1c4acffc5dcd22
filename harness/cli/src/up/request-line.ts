import type { RequestRecord } from "@byoa/api";
import type { Colours } from "../colours.ts";
import { plainText } from "../plain-text.ts";

/** `10:32:01 sagemaker CreateTrainingJob my-job 200 12 ms`, then what is to be noted. Names come from requests, so they are shown as plain text. */
export function requestLine(record: RequestRecord, { dim, red, yellow }: Colours): string {
  const { at, service, operation, subject, status, error = "", durationMs, notes } = record;
  const asked = [service, operation, subject].filter((word) => word !== "").map(plainText);
  const paint = status >= 500 ? red : status >= 400 ? yellow : (text: string) => text;
  const result = paint(`${status} ${error}`.trim());
  const words = [dim(at.toTimeString().slice(0, 8)), ...asked, result, dim(`${Math.round(durationMs)} ms`)];
  return [words.join(" "), ...notes.map((note) => yellow(plainText(note)))].join("  ");
}
