/** A part that the image itself lacks: other data would change nothing. */
export type MissingPart =
  | { readonly kind: "missing-program"; readonly name: string; readonly line: string }
  | { readonly kind: "missing-library"; readonly name: string; readonly line: string }
  | { readonly kind: "missing-part"; readonly line: string };

/** A program that cannot be started because it is not there, as shells and languages say it; the first group is its name. */
const PROGRAMS: readonly RegExp[] = [
  /^(?:\S+: )*(?:(?:line )?\d+: )?(?:exec: )?([\w.+-]+): (?:command )?not found$/,
  /\bexec:? "?([\w./+-]+)"?(?: failed)?: (?:executable file not found|No such file or directory)/,
  /\bspawn(?:Sync)? (\S+) ENOENT\b/,
  /Cannot run program "([^"]+)".*error=2\b/,
  /\bNo such file or directory: '([^'/]+)': '\1'$/,
];
/** Python says the same of a file and of a program; who called tells them apart. */
const NOT_FOUND_IN_PYTHON = /FileNotFoundError: .*No such file or directory: '([^'/]+)'$/;
const STARTS_A_PROGRAM = /_execute_child|subprocess\.py|os\.(?:exec|posix_spawn)/;

const LIBRARY = /(?:error while loading shared libraries: )?\b(lib[\w.+-]+\.so[\d.]*): cannot open shared object file/;
/** The NVIDIA driver's libraries come from the machine, never from an image. */
const HOST_DRIVER = /^lib(?:cuda|nvidia-\w+|nvcuvid)\.so/;

const OTHER_PART =
  /ModuleNotFoundError|No module named|ERR_MODULE_NOT_FOUND|Cannot find (?:module|package)|error while loading shared libraries|exec format error|NoClassDefFoundError|ClassNotFoundException|Can't locate \S+ in @INC|cannot load such file|IndentationError|SyntaxError/;

/** The part that these lines report missing, the most telling first. */
export function missingPartIn(lines: readonly string[]): MissingPart | undefined {
  for (const line of lines) {
    const name = programIn(line, lines);
    if (name !== undefined) return { kind: "missing-program", name, line: line.trim() };
  }
  for (const line of lines) {
    const name = LIBRARY.exec(line)?.[1];
    if (name !== undefined) return { kind: "missing-library", name, line: line.trim() };
  }
  const other = lines.find((line) => OTHER_PART.test(line));
  return other === undefined ? undefined : { kind: "missing-part", line: other.trim() };
}

function programIn(line: string, lines: readonly string[]): string | undefined {
  const text = line.trim();
  for (const pattern of PROGRAMS) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined) return name;
  }
  const name = NOT_FOUND_IN_PYTHON.exec(text)?.[1];
  return name !== undefined && lines.some((other) => STARTS_A_PROGRAM.test(other)) ? name : undefined;
}

/** A library that no image brings: a machine with a GPU lends it to its containers. */
export const isOfHostDriver = (part: MissingPart): boolean =>
  part.kind === "missing-library" && HOST_DRIVER.test(part.name);

/** What is missing, in words that a finding takes. */
export function missingInWords(part: MissingPart): string {
  switch (part.kind) {
    case "missing-program":
      return `the program ${part.name} is not in the image`;
    case "missing-library":
      return isOfHostDriver(part)
        ? `${part.name} is missing: it belongs to the GPU driver of the machine, so only a machine with one can run this (--gpus)`
        : `the shared library ${part.name} is not in the image`;
    case "missing-part":
      return part.line.slice(0, 160);
  }
}
