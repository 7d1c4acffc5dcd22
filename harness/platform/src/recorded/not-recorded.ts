import { PlatformError } from "../platform-error.ts";

/** The run asks for something that the recorded one did not ask for. */
export const notRecorded = (what: string): PlatformError =>
  new PlatformError(
    "not-recorded",
    `The recording has no ${what.replace(/^an? /, "")}. Record the run again with the present experiments.`,
  );
