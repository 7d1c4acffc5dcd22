import { OWN_WORDS } from "./own-words.ts";
import { formsOf } from "./secret-forms.ts";
import { type Secret, secretsAmong } from "./secret-values.ts";

export type Redact = (text: string) => string;

/** A shorter value stands in too many other words to be taken out everywhere: only beside its own name. */
const SHORTEST_SECRET = 6;

/** What stands between a name and its value in commands, logs and documents. */
const BESIDE_NAME = ["=", ": ", ":", '": "', '":"', "': '"];

/** Begins at the slashes: a scheme of any length in front must not be looked for from each of its letters. */
const URL_PASSWORD = /(:\/\/[^\s/?#:@"'<>]*):([^\s/?#"'<>]+)@/g;

/**
 * Takes secrets out of texts: the values of the variables and hyperparameters whose names say that they are secrets, in all the forms in
 * which a log carries them, and the password of every URL. One value always gets the same stand-in, so that a judge still sees that a log
 * holds the value of a variable.
 */
export const redaction = (sources: readonly Readonly<Record<string, string>>[]): Redact =>
  redactSecrets(sources.flatMap(secretsAmong));

/** The same for values of which it is known that they are secrets. */
export function redactSecrets(secrets: readonly Secret[]): Redact {
  const standIns = new Map<string, string>();
  for (const { name, value } of secrets) {
    const hidden = `[${name} redacted]`;
    if (value.length < SHORTEST_SECRET) {
      for (const between of BESIDE_NAME) standIns.set(`${name}${between}${value}`, `${name}${between}${hidden}`);
      continue;
    }
    for (const form of formsOf(value)) if (!standIns.has(form)) standIns.set(form, hidden);
  }
  // The longest first: one secret may be a part of another.
  const forms = [...standIns.keys()].toSorted((one, other) => other.length - one.length);
  if (forms.length === 0) return withoutUrlPasswords;
  const anyForm = new RegExp(forms.map((form) => RegExp.escape(form)).join("|"), "g");
  return (text) =>
    OWN_WORDS.has(text)
      ? text
      : withoutUrlPasswords(text.replace(anyForm, (form) => standIns.get(form) ?? "[redacted]"));
}

/** What takes a URL's password out of any text, whoever wrote it. */
export const withoutUrlPasswords: Redact = (text) =>
  text.includes("://") ? text.replace(URL_PASSWORD, "$1:[password redacted]@") : text;
