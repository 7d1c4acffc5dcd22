import { redactionOfProcess } from "@byoa/conformance/secrets";

/**
 * A text for a crash file without what the command line and the environment say in confidence: the value of each `NAME=value` word,
 * of each variable with a name like a secret's, and passwords in URLs.
 */
export const hideValues = (text: string, words: readonly string[], environment: NodeJS.ProcessEnv): string =>
  redactionOfProcess(words, environment)(text);
