const ESCAPE = String.fromCharCode(0x1b);
const TOKEN = new RegExp(`${ESCAPE}\\[(\\??[\\d;]*)([A-Za-z])|\\r|\\n`, "g");

/**
 * What stands on a terminal in the end, when a program has redrawn its last lines again and again. A line that is written
 * to again from its first column on is taken as written anew. Colours stay in the text.
 */
export function finalScreen(output: string): string {
  const lines = [""];
  let row = 0;
  let atLineStart = true;
  const write = (text: string) => {
    if (text === "") return;
    lines[row] = atLineStart ? text : (lines[row] ?? "") + text;
    atLineStart = false;
  };
  const moveTo = (newRow: number) => {
    row = Math.max(0, newRow);
    while (lines.length <= row) lines.push("");
    atLineStart = true;
  };
  const obey = (token: string, parameters: string, command: string) => {
    const count = Number(parameters || 1);
    if (token === "\n" || command === "E") moveTo(row + count);
    else if (token === "\r" || command === "G") atLineStart = true;
    else if (command === "m") write(token);
    else if (command === "A") moveTo(row - count);
    else if (command === "B") moveTo(row + count);
    else if (command === "K" && (parameters === "2" || atLineStart)) lines[row] = "";
    else if (!["K", "h", "l"].includes(command)) {
      throw new RangeError(`no picture of the terminal sequence ${JSON.stringify(token)}`);
    }
  };
  let from = 0;
  for (const match of output.matchAll(TOKEN)) {
    const [token, parameters = "", command = ""] = match;
    write(output.slice(from, match.index));
    from = match.index + token.length;
    obey(token, parameters, command);
  }
  write(output.slice(from));
  return lines.join("\n");
}
