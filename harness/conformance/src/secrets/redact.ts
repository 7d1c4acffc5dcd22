import { redaction } from "./redaction.ts";

/** A text that a container wrote, without the values of its own variables that are secrets. */
export const redact = (text: string, environment: Readonly<Record<string, string>>): string =>
  redaction([environment])(text);
