const PYTHON_PLACE = /^\s*File ".*", line \d+/;
/** The marks below a line of source: `^`, `~~~^^^`. */
const MARKS = /^\s*[~^][~^\s]*$/;

/** What a program says itself: a text without the source lines that a trace quotes, which name whatever the program names. */
export function ownWords(text: string): string {
  const lines = text.split("\n");
  return lines
    .filter((line, at) => {
      const isPythonSource =
        PYTHON_PLACE.test(lines[at - 1] ?? "") && /^\s{2,}\S/.test(line) && !PYTHON_PLACE.test(line);
      return !isPythonSource && !MARKS.test(lines[at + 1] ?? "");
    })
    .join("\n");
}
