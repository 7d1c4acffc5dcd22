import { type StyledText, styledLines } from "./styled-text.ts";

const FONT_PX = 14;
/** Of the fonts named below; each line's length is stated besides, so that another font cannot clip it. */
const COLUMN_PX = 8.4;
const LINE_PX = 20;
const PADDING_PX = 22;
const BAR_PX = 38;
const FONTS =
  "ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";
const INK = "#d8dee9";
const COLOURS: Readonly<Record<number, string>> = {
  31: "#ff7b72",
  32: "#7ee787",
  33: "#e3b341",
  34: "#79c0ff",
  35: "#d2a8ff",
  36: "#76e3ea",
  90: "#8b949e",
};

export interface TerminalPicture {
  /** What was typed. */
  readonly command: string;
  /** What came, with its colours. */
  readonly output: string;
  readonly columns: number;
  /** For those who cannot see it. */
  readonly title: string;
}

/** A dark terminal window as an SVG document. */
export function terminalPicture({ command, output, columns, title }: TerminalPicture): string {
  const lines = styledLines(`\x1b[90m$\x1b[39m \x1b[1m${command}\x1b[22m\n${output.trimEnd()}`);
  const width = Math.ceil(columns * COLUMN_PX + 2 * PADDING_PX);
  const height = BAR_PX + lines.length * LINE_PX + PADDING_PX;
  const dots = ["#ff5f57", "#febc2e", "#28c840"].map(
    (fill, index) => `<circle cx="${24 + index * 20}" cy="20" r="6" fill="${fill}"/>`,
  );
  const texts = lines.flatMap((pieces, index) => {
    const y = BAR_PX + (index + 1) * LINE_PX - 4;
    return pieces.length === 0 ? [] : [lineText(pieces, y)];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="#0d1117" stroke="#30363d"/>
${dots.join("\n")}
<g font-family="${FONTS}" font-size="${FONT_PX}" fill="${INK}">
${texts.join("\n")}
</g>
</svg>
`;
}

/** One line; every run of words stands where its column is, whatever the font. */
function lineText(pieces: readonly StyledText[], y: number): string {
  let column = 0;
  const spans: string[] = [];
  for (const piece of pieces) {
    for (const words of piece.text.matchAll(/\S+(?: \S+)*/g)) {
      const x = PADDING_PX + (column + words.index) * COLUMN_PX;
      const length = `textLength="${(words[0].length * COLUMN_PX).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
      spans.push(`<tspan x="${x.toFixed(1)}" ${length}${looks(piece)}>${escaped(words[0])}</tspan>`);
    }
    column += piece.text.length;
  }
  return `<text y="${y}">${spans.join("")}</text>`;
}

function looks({ colour, bold, dim }: StyledText): string {
  const fill = colour === undefined ? undefined : COLOURS[colour];
  if (colour !== undefined && fill === undefined) throw new RangeError(`no colour for SGR ${colour}`);
  return `${fill ? ` fill="${fill}"` : ""}${bold ? ' font-weight="bold"' : ""}${dim ? ' fill-opacity="0.6"' : ""}`;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
