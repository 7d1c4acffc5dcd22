/** NODE_OPTIONS that run a text as a module before the command's own first line: how a test plants a fault in the real command. */
export const planted = (source: string): Record<string, string> => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(source)}`,
});

/** The command writes its result, and is never told that it was taken. */
export const NEVER_TAKEN = "process.stdout.write = () => true;";

/** The same, with something that keeps the process alive. */
export const HANGS = `${NEVER_TAKEN} setInterval(() => {}, 1000);`;
