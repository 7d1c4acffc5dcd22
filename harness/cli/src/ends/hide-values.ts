/** Shorter values stand in too many other words to be taken out everywhere. */
const SHORTEST = 4;
const SECRET_NAME = /KEY|TOKEN|SECRET|PASS|CREDENTIAL|AUTH|PRIVATE/i;

/**
 * A text for a crash file without what the command line and the environment say in confidence: the value of each `NAME=value` word,
 * of each variable with a name like a secret's, and passwords in URLs. Imports nothing: a crash may come before anything is loaded.
 */
export function hideValues(text: string, words: readonly string[], environment: NodeJS.ProcessEnv): string {
  const given = words.flatMap((word) => {
    const at = word.indexOf("=");
    return at < 0 ? [] : [word.slice(at + 1)];
  });
  const secrets = Object.entries(environment).flatMap(([name, value = ""]) => (SECRET_NAME.test(name) ? [value] : []));
  const hidden = [...given, ...secrets].flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]);
  // The longest first: one value may be a part of another.
  return hidden
    .filter((value) => value.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length)
    .reduce((shown, value) => shown.replaceAll(value, "[hidden]"), text)
    .replace(/(\w+:\/\/)[^\s/@]+@/g, "$1[hidden]@");
}
