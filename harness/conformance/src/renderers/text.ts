import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { wordsOfCommand } from "../text/shell-text.ts";

/** Narrower than this nothing is made: the terminal breaks the lines itself. */
const NARROWEST_TEXT = 16;

/**
 * A text behind a label, its further lines indented below its beginning:
 *
 *     seen    nothing answers at port 8080; inside,
 *             node (pid 1) listens on 127.0.0.1:8080
 */
export function hanging(label: string, text: string, width: number): string {
  const indent = stringWidth(label);
  const columns = Math.max(width - indent, NARROWEST_TEXT);
  const lines = wrapAnsi(text, columns, { hard: true }).split("\n");
  return lines.map((line, index) => (index === 0 ? label : " ".repeat(indent)) + line).join("\n");
}

/** A command behind a label; broken so that it can still be pasted. */
export function hangingCommand(label: string, command: string, width: number): string {
  const indent = stringWidth(label);
  const columns = Math.max(width - indent, NARROWEST_TEXT);
  const lines: string[] = [];
  let line = "";
  for (const word of wordsOfCommand(command)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && stringWidth(longer) > columns - 2) {
      lines.push(`${line} \\`);
      line = `  ${word}`;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((text, index) => (index === 0 ? label : " ".repeat(indent)) + text).join("\n");
}

/** Pads to a width in columns, colours not counted. */
export function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - stringWidth(text)));
}
