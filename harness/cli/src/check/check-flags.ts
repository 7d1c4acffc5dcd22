import type { ProfileFlags } from "@byoa/conformance";
import type { EngineName } from "@byoa/platform";

/** The flags of `byoa check` as the parser gives them. */
export interface CheckFlags extends Omit<ProfileFlags, "image"> {
  readonly config?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly level?: "MUST" | "SHOULD" | "MAY";
  readonly strict?: true;
  readonly budget?: string;
  readonly thorough?: true;
  /** False: `--no-report`. Absent: the default folder, for a replay none. */
  readonly report?: string | false;
  readonly engine?: EngineName;
  readonly buildArg?: readonly string[];
  readonly keep?: true;
  readonly replay?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly debug?: true;
}

/** The flags that describe the image, as words to be repeated in another command line. */
export function repeatedFlags(flags: CheckFlags): string[] {
  const single = (
    [
      "trainImage",
      "serveImage",
      "config",
      "model",
      "body",
      "contentType",
      "accept",
      "platform",
      "memory",
      "processes",
      "cpus",
      "disk",
      "archiveLimit",
      "shmSize",
      "gpus",
      "timeout",
      "logLimit",
      "engine",
    ] as const
  ).flatMap((key) => (flags[key] === undefined ? [] : [flagName(key), flags[key]]));
  const several = (["input", "hp", "env", "capability"] as const).flatMap((key) =>
    (flags[key] ?? []).flatMap((value) => [flagName(key), value]),
  );
  return [...single, ...several];
}

const flagName = (key: string): string => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
