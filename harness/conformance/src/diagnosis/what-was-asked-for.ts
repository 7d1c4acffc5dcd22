import type { Profile } from "../profile/profile.ts";
import { findCauses } from "../symptoms/find-causes.ts";
import { symptoms } from "../symptoms/symptoms.ts";
import { lastWords } from "./last-words.ts";

/** A channel that a program looked for under a name that the job does not have. */
export interface OtherChannel {
  readonly wanted: string;
  readonly line: string;
}

const CHANNEL_PATH = /\/opt\/ml\/input\/data\/([A-Za-z0-9._-]+)/;
const NOT_THERE =
  /no such file|not found|does not exist|doesn't exist|missing|ENOENT|cannot (?:open|find|access|read)/i;

/** The channel that these lines miss, where the job has others. */
export function otherChannelIn(
  lines: readonly string[],
  { channels }: Pick<Profile, "channels">,
): OtherChannel | undefined {
  const given = new Set(channels.map(({ name }) => name));
  for (const line of lines) {
    const wanted = NOT_THERE.test(line) ? CHANNEL_PATH.exec(line)?.[1]?.replace(/\.+$/, "") : undefined;
    const isPipe = wanted !== undefined && given.has(wanted.replace(/_\d+$/, ""));
    if (wanted !== undefined && !given.has(wanted) && !isPipe) return { wanted, line: line.trim() };
  }
  return undefined;
}

/** An option without a value that was given one: every hyperparameter of a job has a value. */
export interface ValueRefused {
  readonly name: string;
  readonly value: string;
  readonly line: string;
}

const LEFT_OVER =
  /unrecogni[sz]ed arguments?:? (.+)$|unexpected (?:extra )?arguments? \(?(.+?)\)?$|unknown argument:? (.+)$/i;

/** The hyperparameter whose value alone is what a parser of options did not take. */
export function valueRefusedIn(
  lines: readonly string[],
  { hyperparameters }: Pick<Profile, "hyperparameters">,
): ValueRefused | undefined {
  for (const line of lines) {
    const [, ...groups] = LEFT_OVER.exec(line.trim()) ?? [];
    const words = groups.find((group) => group !== undefined)?.split(/[\s,]+/) ?? [];
    const plain = words.map((word) => word.replace(/^["']|["']$/g, ""));
    if (plain.length === 0 || plain.some((word) => word.startsWith("-"))) continue;
    const refused = hyperparameters.find(({ value }) => plain.includes(value));
    if (refused !== undefined) return { name: refused.name, value: refused.value, line: line.trim() };
  }
  return undefined;
}

/** The hyperparameters that a program names as missing: in a parser's words (`--epochs`), or in its own. */
export function missingHyperparametersIn(lines: readonly string[]): readonly string[] {
  const missing = findCauses(symptoms, lines).causes.filter(
    ({ symptom }) => symptom.area === "hyperparameters" && symptom.requirements[0] === "TRAIN-HP-04",
  );
  const options = missing.flatMap(({ facts }) => (facts.name ?? "").split(/[\s,]+/));
  // `-e/--epochs`: the SDK writes a hyperparameter as a long option.
  const names = options.map((option) => (option.split("/").at(-1) ?? "").replace(/^-+/, ""));
  return [...new Set(names.filter((name) => /^[A-Za-z_][\w.-]*$/.test(name) && name !== "and"))];
}

/** A plain text that a program reads as JSON. */
export interface TextReadAsJson {
  readonly name: string;
  readonly value: string;
  readonly line: string;
}

const NO_JSON =
  /JSONDecodeError|No JSON object could be decoded|is not valid JSON|Unexpected token .* in JSON|invalid char(?:acter)? .*(?:json|looking for beginning of value)|JsonParseException|MalformedJsonException/i;
const READS_HYPERPARAMETERS = /hyper|\bhps?\b|param/i;

/** The hyperparameter that broke a reader of JSON: its value stands in the error, or the trace shows that hyperparameters were read. */
export function textReadAsJson(
  said: readonly string[],
  { hyperparameters }: Pick<Profile, "hyperparameters">,
): TextReadAsJson | undefined {
  const lines = lastWords(said);
  const error = lines.findLast((line) => NO_JSON.test(line) && !/^\s/.test(line));
  const [first, ...more] = hyperparameters.filter(({ value }) => !isJson(value));
  if (error === undefined || first === undefined) return undefined;
  const named = [first, ...more].find(({ value }) => error.includes(value));
  const found = named ?? (lines.some((line) => READS_HYPERPARAMETERS.test(line)) ? first : undefined);
  return found === undefined ? undefined : { name: found.name, value: found.value, line: error.trim() };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
