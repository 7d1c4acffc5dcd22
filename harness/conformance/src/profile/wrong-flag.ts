import { ConfigurationError } from "./configuration-error.ts";

/** A flag whose text cannot be used: what is wrong with it, and how to write it. */
export const wrongFlag = (flag: string, text: string, what: string, next: string): ConfigurationError =>
  new ConfigurationError([{ code: "flag-invalid", what, where: `${flag} ${text}`, next }]);
