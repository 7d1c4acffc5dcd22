/** What interpreters say of a script that is not there; the first group is its path. */
const NO_SUCH_SCRIPT: readonly RegExp[] = [
  /Cannot find module '([^']+)'/,
  /can't open file '([^']+)': \[Errno 2\]/,
  /Unable to access jarfile (\S+)/,
  /cannot open file '([^']+)': No such file/i,
  /(?:cannot|can't) open (?:perl script )?"?([^\s":]+)"?: No such file/i,
  /No such file or directory -- (\S+) \(LoadError\)/,
  /Could not open input file: (\S+)/,
  /Module not found "([^"]+)"/,
  /could not open file (\S+)/i,
  /^(?:\S*\/)?(?:ba|da|z|k)?sh: (?:\d+: )?(?:cannot open )?([^\s:]+): No such file/,
];

/** The line in which an interpreter looks for a script of the argument's name: the entry point handed the argument to it as a file. */
export function takenForScript(argument: "train" | "serve", lines: readonly string[]): string | undefined {
  const found = lines.find((line) =>
    NO_SUCH_SCRIPT.some((pattern) => {
      const path = pattern.exec(line)?.[1];
      return path !== undefined && (path === argument || path.endsWith(`/${argument}`));
    }),
  );
  return found?.trim();
}
