import picocolors from "picocolors";

export type Colours = ReturnType<typeof picocolors.createColors>;

interface Output {
  readonly isTTY?: boolean;
}

/** Colours for one output: in a terminal only, unless FORCE_COLOR or NO_COLOR (https://no-color.org) say otherwise. */
export function coloursFor(output: Output, environment: NodeJS.ProcessEnv = process.env): Colours {
  return picocolors.createColors(hasColours(output, environment));
}

export function hasColours(output: Output, environment: NodeJS.ProcessEnv = process.env): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== "0";
  return output.isTTY === true && environment.TERM !== "dumb";
}
