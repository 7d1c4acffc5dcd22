/** A word as a shell takes it back, whatever stands in it. What no shell takes apart stays as it is. */
export function shellWord(word: string): string {
  // No argument of a process can hold a NUL.
  const possible = word.replaceAll("\0", "");
  return /^[\w@%+=:,./-]+$/.test(possible) ? possible : `'${possible.replaceAll("'", `'\\''`)}'`;
}

/** A command as a person can paste it into a shell. */
export const commandLine = (words: readonly string[]): string => words.map(shellWord).join(" ");

/** The words of such a command, still quoted: where it can be broken. */
export const wordsOfCommand = (command: string): readonly string[] => command.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? [];

/** A path that no command takes for a flag. */
export const pathArgument = (path: string): string => (path.startsWith("-") ? `./${path}` : path);
