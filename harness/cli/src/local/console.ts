import type { LogLine } from "@byoa/platform";
import { type Colours, coloursFor } from "../colours.ts";
import { plainText } from "../plain-text.ts";

/** Where local mode tells what goes on: the results on the standard output, or beside it when that is for a program. */
export interface Console {
  readonly colours: Colours;
  /** A line of a container's log; the host in front where there are several. */
  log(line: LogLine, host: string | undefined): void;
  /** What byoa itself does; left out with --quiet. */
  note(text: string): void;
  /** A line of the result. */
  say(text: string): void;
}

export interface ConsoleFlags {
  readonly json?: true;
  readonly quiet?: true;
}

const HOST_COLOURS = ["cyan", "magenta", "yellow", "blue"] as const;

export function openConsole({ json, quiet }: ConsoleFlags): Console {
  const output = json ? process.stderr : process.stdout;
  const colours = coloursFor(output);
  const hosts: string[] = [];
  const colourOf = (host: string) => {
    if (!hosts.includes(host)) hosts.push(host);
    return colours[HOST_COLOURS[hosts.indexOf(host) % HOST_COLOURS.length] ?? "cyan"];
  };
  return {
    colours,
    log({ text }, host) {
      if (quiet) return;
      output.write(`${host === undefined ? "" : `${colourOf(host)(host)} `}${plainText(text)}\n`);
    },
    note(text) {
      if (!quiet) process.stderr.write(`${coloursFor(process.stderr).dim(plainText(text))}\n`);
    },
    say(text) {
      if (!json) output.write(`${text}\n`);
    },
  };
}
