/** A piece of a line in one style. */
export interface StyledText {
  readonly text: string;
  /** 30 to 37, 90 to 97; undefined: the terminal's own. */
  readonly colour: number | undefined;
  readonly bold: boolean;
  readonly dim: boolean;
}

const ESCAPE = String.fromCharCode(0x1b);
const SEQUENCE = new RegExp(`${ESCAPE}\\[([\\d;]*)m`, "g");

type Style = Omit<StyledText, "text">;
const PLAIN: Style = { colour: undefined, bold: false, dim: false };

/** Terminal output as lines of styled pieces: the sequences that byoa's colours use (SGR), nothing else. */
export function styledLines(output: string): StyledText[][] {
  let style = PLAIN;
  return output.split(/\r?\n/).map((line) => {
    const pieces: StyledText[] = [];
    let from = 0;
    const take = (to: number) => {
      if (to > from) pieces.push({ text: line.slice(from, to), ...style });
    };
    for (const match of line.matchAll(SEQUENCE)) {
      take(match.index);
      from = match.index + match[0].length;
      for (const code of (match[1] ?? "").split(";")) style = after(style, Number(code));
    }
    take(line.length);
    return pieces;
  });
}

/** The style after one SGR code. Throws on a code that nobody here uses: a picture must not lose a colour in silence. */
function after(style: Style, code: number): Style {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, colour: undefined };
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return { ...style, colour: code };
  throw new RangeError(`no style for SGR ${code}`);
}
