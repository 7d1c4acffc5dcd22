import { CANARY } from "../experiments/training/train-on-sample.ts";
import type { Profile } from "../profile/profile.ts";

/** Names of variables whose values are nobody's business. */
const SECRET_NAME = /KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL/i;

/** Shorter values stand in too many other words to be taken out everywhere. */
const SHORTEST_SECRET = 4;

export type Redact = (text: string) => string;

/**
 * Takes secrets out of texts: the values of the user's environment variables that look like secrets, as they are,
 * and as JSON, a URL or base64 would carry them. One value always gets the same stand-in, so that a judge still sees
 * that a log holds the value of a variable.
 */
export function redaction(environments: readonly Readonly<Record<string, string>>[]): Redact {
  const standIns = new Map<string, string>();
  for (const environment of environments) {
    for (const [name, value] of Object.entries(environment)) {
      if (!SECRET_NAME.test(name) || value.length < SHORTEST_SECRET) continue;
      for (const form of formsOf(value)) if (!standIns.has(form)) standIns.set(form, `[${name} redacted]`);
    }
  }
  // The longest first: one secret may be a part of another.
  const forms = [...standIns.keys()].toSorted((a, b) => b.length - a.length);
  if (forms.length === 0) return (text) => text;
  const anyForm = new RegExp(forms.map(RegExp.escape).join("|"), "g");
  return (text) => text.replace(anyForm, (form) => standIns.get(form) ?? "[redacted]");
}

/** The redaction that a profile's environments ask for. */
export const redactionFor = (profile: Profile): Redact =>
  redaction([profile.trainEnvironment, profile.serveEnvironment]);

function formsOf(value: string): string[] {
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), Buffer.from(value).toString("base64")];
}

const HIDDEN_CANARY = `[${CANARY.name} redacted]`;

/** The canary is looked for by a judge, so it stays in memory, and is hidden in everything that is written. */
export const hideCanary: Redact = (text) => text.replaceAll(CANARY.value, HIDDEN_CANARY);

/** The inverse, for judging a saved run. */
export const showCanary: Redact = (text) => text.replaceAll(HIDDEN_CANARY, CANARY.value);
