import { findCauses } from "../symptoms/find-causes.ts";
import { isWarning } from "../symptoms/noise.ts";
import type { Area, Symptom } from "../symptoms/symptom.ts";
import { symptoms } from "../symptoms/symptoms.ts";

/** A job that failed for its own image: other data would change nothing. */
export interface Unfit {
  readonly kind: "unfit";
  readonly line: string;
}

/** A job that failed for what it was given here; on SageMaker the instance or the role gives it. */
export interface Ungiven {
  readonly kind: "ungiven";
  readonly what: "memory" | "gpu" | "credentials";
  readonly line: string;
}

/** What to give here to a container that lacks it. */
export const GIVE: Readonly<Record<Ungiven["what"], string>> = {
  memory: "give more with --memory, or let it take less",
  gpu: "check it on a machine with a GPU (--gpus all), or let it use the CPU where there is none",
  credentials: "a role gives credentials on SageMaker; pass some with --env, or let it do without",
};

/** Areas of symptoms that no data bring about. */
const WITHOUT_DATA: ReadonlySet<Area> = new Set(["starting", "missing", "memory", "gpu", "network"]);

/** The line that shows such a failure in what a program said last: a symptom that is no matter of data, or a failed import. */
export function unfitIn(lines: readonly string[]): Unfit | Ungiven | undefined {
  const { causes } = findCauses(symptoms, lines);
  const cause = causes.find(({ symptom, quote }) => isWithoutData(symptom) && !isWarning(quote));
  if (cause === undefined) return failedImportIn(lines);
  const what = notGiven(cause.symptom);
  return what === undefined ? { kind: "unfit", line: cause.quote } : { kind: "ungiven", what, line: cause.quote };
}

function notGiven({ area, requirements }: Symptom): Ungiven["what"] | undefined {
  if (area === "gpu") return "gpu";
  if (area === "memory" && requirements[0] === "SEC-RES-03") return "memory";
  return requirements[0] === "TRAIN-ENV-04" ? "credentials" : undefined;
}

/** What only a toolkit sets is no matter of data either; a crash that bad input can bring about is one. */
const isWithoutData = ({ role, area, requirements }: Symptom): boolean =>
  role === "cause" &&
  !requirements.includes("INV-ERR-06") &&
  (WITHOUT_DATA.has(area) || requirements.includes("TRAIN-ENV-03"));

/** Raised by the data or by a key that the user chooses, even while modules are imported. */
const MAY_BE_DATA =
  /^(?:KeyError|IndexError|StopIteration)\b|could not convert|invalid literal|\/opt\/ml\/input|\b(?:columns?|rows?|channels?|labels?|hyper-?parameters?|dataset)\b/i;
const FRAME = /^\s+File "[^"]+", line \d+/;
const IMPORTS = /^\s+(?:import\s+\w|from\s+[\w.]+\s+import\b)/;
const ERROR = /^(?:[A-Za-z_]\w*\.)*\w*(?:Error|Exception)\b(?::|$)/;

/** A trace through an import statement: the program had not begun its work. */
function failedImportIn(lines: readonly string[]): Unfit | undefined {
  const imports = lines.some((line, at) => IMPORTS.test(line) && FRAME.test(lines[at - 1] ?? ""));
  const error = imports ? lines.findLast((line) => ERROR.test(line)) : undefined;
  return error === undefined || MAY_BE_DATA.test(error) ? undefined : { kind: "unfit", line: error.trim() };
}
