/** A quoted part, an escaped sign, a comment, an operator, the space between words, or a plain part of a word. */
const PART =
  /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|((?<=^|\s)#[^\n]*)|([|&;<>()\n]+)|([ \t]+)|([^'"\\|&;<>()\s]+)/g;

/** The simple commands of a shell text, each as its words: quotes taken away, comments and operators left out, nothing expanded. */
export function shellWords(text: string): string[][] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | undefined;
  const endWord = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (const [, single, double, escaped, comment, operator, space, plain] of text.matchAll(PART)) {
    if (operator !== undefined) endCommand();
    else if (comment !== undefined || space !== undefined || escaped === "\n") endWord();
    else word = (word ?? "") + (single ?? double?.replaceAll(/\\(["\\$`])/g, "$1") ?? escaped ?? plain ?? "");
  }
  endCommand();
  return commands;
}

/** Of a shell text the words behind each `byoa`, however it is started. */
export function byoaCalls(text: string): string[][] {
  return shellWords(text).flatMap((words) => {
    const at = words.indexOf("byoa");
    const isStarted = words
      .slice(0, Math.max(at, 0))
      .every((word) => /^(npx|until|while|if|timeout|\d+|!|[A-Z_]+=.*)$/.test(word));
    return at !== -1 && isStarted ? [words.slice(at + 1)] : [];
  });
}
