/** A file of so few lines mostly passes a name on. */
const FEW_LINES = 10;
/** The house's limit. */
const MANY_LINES = 250;

export interface SizedFile {
  readonly file: string;
  readonly lines: number;
}

/** The sources that are very short, and those that are too long, longest first. */
export function fileSizes(files: readonly SizedFile[]): { readonly few: number; readonly many: readonly SizedFile[] } {
  return {
    few: files.filter(({ lines }) => lines <= FEW_LINES).length,
    many: files.filter(({ lines }) => lines > MANY_LINES).toSorted((a, b) => b.lines - a.lines),
  };
}

export const lineCount = (source: string): number =>
  source === "" ? 0 : source.split("\n").length - (source.endsWith("\n") ? 1 : 0);
