import type { Profile } from "../profile/profile.ts";
import { type Redact, redaction, redactSecrets } from "./redaction.ts";
import { isSecretName } from "./secret-name.ts";
import { type Secret, secretsAmong } from "./secret-values.ts";

/** The redaction of everything that is known of an image: its variables, and the values of its hyperparameters. */
export function redactionFor(profile: Profile): Redact {
  return redaction([
    profile.trainEnvironment,
    profile.serveEnvironment,
    Object.fromEntries(profile.hyperparameters.map(({ name, value }) => [name, value])),
    profile.smokeHyperparameters,
    profile.checkpoints?.hyperparameters ?? {},
  ]);
}

/** The redaction of a command line: each `NAME=value` in it whose name says so. For errors, which may come before a profile is read. */
export const redactionOfWords = (words: readonly string[]): Redact =>
  redaction(valuesAmong(words).map(({ name, value }) => ({ [name]: value })));

/** The strictest: every value of the command line, and the secrets among the variables. For a file that people send to others. */
export const redactionOfProcess = (
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Redact =>
  redactSecrets([
    ...valuesAmong(words),
    ...Object.entries(environment).flatMap(([name, value = ""]) => secretsAmong({ [name]: value })),
  ]);

function valuesAmong(words: readonly string[]): Secret[] {
  return words.flatMap((word) => {
    const [, name, value] = /^(?:--[\w-]+=)?([\w.-]+)=(.*)$/s.exec(word) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
}

/** Values by their names, for a record that others may read. */
export function redactedValues(values: Readonly<Record<string, string>>): Record<string, string> {
  const hide = redaction([values]);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isSecretName(name) ? `[${name} redacted]` : hide(value)]),
  );
}
