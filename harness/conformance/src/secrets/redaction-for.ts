import type { Profile } from "../profile/profile.ts";
import { type Redact, redaction } from "./redaction.ts";

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

/** The redaction of a command line: each `NAME=value` in it. For errors, which may come before a profile is read. */
export function redactionOfWords(words: readonly string[]): Redact {
  return redaction(
    words.flatMap((word) => {
      const [, name, value] = /^(?:--[\w-]+=)?([\w.-]+)=(.*)$/s.exec(word) ?? [];
      return name === undefined || value === undefined ? [] : [{ [name]: value }];
    }),
  );
}
