import { missingHyperparametersIn } from "../diagnosis/what-was-asked-for.ts";

/** What an image's own messages say that it misses. */
export interface AskedFor {
  readonly channels: readonly string[];
  readonly hyperparameters: readonly string[];
}

const NAME = "[A-Za-z0-9][\\w.-]*";
const LIST = `['"\`]?${NAME}['"\`]?(?:(?:\\s*,\\s*|\\s*,?\\s+(?:and|or)\\s+)['"\`]?${NAME}['"\`]?)*`;

const CHANNEL_PLACES = [
  new RegExp(`/opt/ml/input/data/(${NAME})`, "g"),
  /\bSM_CHANNEL_([A-Z0-9]\w*)/g,
  new RegExp(`\\bchannels?(?:\\s+(?:named|called))?\\s*[:=]?\\s*(${LIST})`, "gi"),
  new RegExp(`['"\`](${NAME})['"\`]\\s+(?:input\\s+)?channel\\b`, "gi"),
];

const HYPERPARAMETER_PLACES = [
  new RegExp(`\\bhyper-?parameters?(?:\\s+(?:named|called))?\\s*[:=]?\\s*(${LIST})`, "gi"),
  new RegExp(`['"\`](${NAME})['"\`]\\s+hyper-?parameter\\b`, "gi"),
];

/** Words that follow "channel" or "hyperparameter" in sentences and are no names. */
const NO_NAMES = new Set(
  (
    "a all an and are at be been but by called can cannot channel channels could did do does exist exists expected file files folder for found from " +
    "given has have hyperparameter hyperparameters in input invalid is it json key missing must named needed needs no not of on or " +
    "parameter please required set should the this to under unknown value values was were which will with"
  ).split(" "),
);

/** Looks for the names of channels and hyperparameters in what a refused job left behind. A guess, for the command to type next. */
export function askedFor(text: string): AskedFor {
  const hyperparameters = [...missingHyperparametersIn(text.split("\n")), ...named(text, HYPERPARAMETER_PLACES)];
  return { channels: named(text, CHANNEL_PLACES), hyperparameters: [...new Set(hyperparameters)] };
}

function named(text: string, places: readonly RegExp[]): string[] {
  const found = new Set<string>();
  for (const place of places) {
    for (const [whole, list = ""] of text.matchAll(place)) {
      const words = list.split(/\s*,\s*|\s+(?:and|or)\s+|\s+/).map((word) => word.replace(/^['"`]+|[.'"`]+$/g, ""));
      for (const word of words.filter((word) => word.length > 0 && !NO_NAMES.has(word.toLowerCase()))) {
        found.add(whole.startsWith("SM_CHANNEL_") ? word.toLowerCase() : word);
      }
    }
  }
  return [...found];
}
