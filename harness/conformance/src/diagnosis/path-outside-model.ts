import type { ServingObservation } from "../experiments/serving/serving-observation.ts";

/** A file that a server looked for because its model names it, and that no archive of a model can bring. */
export interface PathOutside {
  readonly path: string;
  readonly line: string;
}

const NOT_THERE =
  /no such file|not found|does not exist|doesn't exist|missing|ENOENT|cannot (?:open|find|access|read|load)|can't (?:open|find|read|load)|unable to (?:open|find|read|load)|failed to (?:open|find|read|load)|FileNotFound|NoSuchFile/i;
const ABSOLUTE = /(?<![\w.:/])(\/[\w.+@-]+(?:\/[\w.+@-]+)+)/g;
const MODEL = "/opt/ml/model";
/**
 * Where training works, and where people do: nothing there comes along with a model. Of the input only the files of a channel: who misses
 * the channel itself, the configuration or the failure file is a program that trains when it should serve.
 */
const LEFT_BEHIND =
  /^\/(?:opt\/ml\/(?:input\/data\/[^/]+|output\/data|checkpoints|code)|tmp|var\/tmp|home|root|Users|mnt|data|workspace|content)\//;

/** The path that kept the server from coming up; undefined where it came up, or where its log says nothing of that kind. */
export function pathOutsideIn({ readiness, log, modelBefore }: ServingObservation): PathOutside | undefined {
  if (readiness.readyAtMs !== undefined || modelBefore.length === 0) return undefined;
  for (const { text } of log) {
    // A line of a trace names the program's own files.
    if (!NOT_THERE.test(text) || /^\s+(?:at |File ")/.test(text)) continue;
    for (const [, path = ""] of text.matchAll(ABSOLUTE)) {
      if (path === MODEL || path.startsWith(`${MODEL}/`)) continue;
      const isNamed = modelBefore.some((entry) => entry.text?.includes(path) === true || entry.linkTarget === path);
      if (isNamed || LEFT_BEHIND.test(path)) return { path, line: text.trim() };
    }
  }
  return undefined;
}
