import { posix } from "node:path";
import type { ServingObservation } from "../experiments/serving/serving-observation.ts";

/** Files of the image that its server needed and did not find, because the model folder lies over them. */
export interface MissedFiles {
  /** What does not work, as the subject of a sentence. */
  readonly what: string;
  readonly paths: readonly string[];
  /** The line that shows it. */
  readonly line: string;
}

/** Words of a program that misses a part; which one it does not say. */
const MISSES =
  /no module named|cannot find (?:module|package)|no such file|not found|ENOENT|does not exist|missing|please provide|not (?:been )?(?:implemented|provided|defined)|could not (?:load|import|find)|cannot (?:load|import|find)|failed to (?:load|import)|unable to (?:load|import|find)|ClassNotFound|NoClassDefFound/i;
const LONGEST_ANSWER = 2_000;

/** @param baked paths of the image below /opt/ml, relative to it */
export function missedInServing(served: ServingObservation, baked: readonly string[]): MissedFiles | undefined {
  const there = new Set(served.modelBefore.map(({ path }) => `model/${path}`));
  const hidden = baked.filter((path) => path.startsWith("model/") && !there.has(path));
  if (hidden.length === 0) return undefined;
  const failed = served.exchanges.filter(
    ({ name, response }) => name.startsWith("sample: ") && response !== undefined && response.status >= 500,
  );
  const isUp = served.readiness.readyAtMs !== undefined;
  if (isUp && failed.length === 0) return undefined;
  const lines = [
    ...failed.flatMap(({ response }) => response?.body.text?.slice(0, LONGEST_ANSWER).split("\n") ?? []),
    ...served.log.map(({ text }) => text),
  ];
  // Much keeps a server from coming up: then only a line that names the file tells.
  const line =
    lines.find((text) => hidden.some((path) => names(text, path))) ??
    (isUp ? lines.find((text) => MISSES.test(text)) : undefined);
  if (line === undefined) return undefined;
  return {
    what: isUp ? "a prediction fails" : "the server does not come up",
    paths: hidden.map((path) => `/opt/ml/${path}`),
    line: line.trim().slice(0, 160),
  };
}

/** It names the file with its folder, or as a module that it misses. */
function names(text: string, path: string): boolean {
  const { name } = posix.parse(path);
  return (
    text.includes(`/opt/ml/${path}`) ||
    (MISSES.test(text) && new RegExp(`['"\`/ ]${RegExp.escape(name)}\\b`).test(text))
  );
}
