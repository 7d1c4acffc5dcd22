import { findCauses } from "../symptoms/find-causes.ts";
import { isWarning } from "../symptoms/noise.ts";
import { symptoms } from "../symptoms/symptoms.ts";
import { lastWords } from "./last-words.ts";

/** A trace and what led to it fit into this many lines; what came long before is not the reason of the end. */
const LINES_BEFORE_THE_END = 200;
/** An error that no symptom knows, and that its program does not mark as one. */
const NAMES_AN_ERROR =
  /^(?:[\w$]+\.)*\w*(?:Error|Exception)\b|\b(?:error|exception|cannot|can't|no such|not found|denied|failed|fatal)\b/i;

/** The access log of a server says what it answered, not why. */
const ANSWERED = /"(?:GET|POST|HEAD) \S+(?: HTTP\/[\d.]+)?" \d{3}\b/;

/**
 * The line of a log that says why, as the reader of `byoa explain` finds it: the likeliest cause that is known, else an error that no
 * symptom knows, else the last line with the words of one. Undefined where no line says anything of a fault: the last line of such a log is
 * no reason.
 */
export function decisiveLine(lines: readonly string[]): string | undefined {
  const end = lastWords(lines.slice(-LINES_BEFORE_THE_END)).filter((line) => !ANSWERED.test(line));
  const { causes, unrecognised } = findCauses(symptoms, end);
  const [likeliest] = causes.filter(({ symptom, quote }) => symptom.role === "cause" && !isWarning(quote));
  const decisive = likeliest ?? unrecognised.at(-1) ?? causes[0];
  if (decisive !== undefined) return end[decisive.line - 1]?.trim();
  return end.findLast((line) => NAMES_AN_ERROR.test(line.trim()))?.trim();
}
