import type { CommanderError } from "commander";

/** The parser's complaint in our one line; empty where it has shown the help instead. */
export function commandLineErrorLine(error: CommanderError): string {
  if (error.code === "commander.help") return "";
  const [what = "", suggestion] = error.message.split("\n");
  const meant = /\(Did you mean (one of )?(.+?)\?\)/.exec(suggestion ?? "");
  const next = meant === null ? "`byoa --help` shows what there is." : `Did you mean ${meant[2]}?`;
  return `byoa: ${what.replace(/^error: /, "").replace(/\.$/, "")}. ${next}\n`;
}
