/** What differs from run to run and from machine to machine, and the word that stands for it when outputs are compared. */
const VARYING: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g, "<time>"],
  [/\b\d{4}-\d\d-\d\d(?:-\d\d-\d\d(?:-\d\d)?(?:-\d+)?)?\b/g, "<date>"],
  [/\b\d{8}-?\d{6}(?:-[\da-z]+)?\b/g, "<time>"],
  [/\b\d\d:\d\d:\d\d(?:\.\d+)?\b/g, "<time>"],
  [/\b(?:sha256:)?[\da-f]{12,64}\b/g, "<id>"],
  [/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/g, "<id>"],
  [/\b(?:\d+ min )?\d+(?:\.\d+)? ?(?:s|ms|µs)\b/g, "<duration>"],
  [/\b\d+(?:\.\d+)? ?(?:B|kB|KB|MB|GB|KiB|MiB|GiB|bytes?)\b/g, "<size>"],
  [/\bDocker \d+\.\d+\.\d+\S*/g, "Docker <version>"],
  [/\bv?24\.\d+\.\d+\b/g, "<node>"],
  // Those that the system hands out; 8080 and other fixed ones stay as they are.
  [/(?<=:)(?:3[2-9]\d{3}|[45]\d{4}|6[0-5]\d{3})\b/g, "<port>"],
  [/(?:\/private)?(?:\/var\/folders\/\w+\/\w+\/T|\/tmp)\/[\w.-]+/g, "<temporary>"],
  [/\/(?:home|Users)\/[\w.-]+/g, "~"],
];

/**
 * A line as it is compared: times, identifiers, sizes, ports and paths of one run or machine become words, and as their width
 * varies, so does the space beside them.
 */
export function normalise(line: string): string {
  const worded = VARYING.reduce((text, [pattern, word]) => text.replace(pattern, word), line);
  return worded.replace(/(?<=\S) {2,}/g, "  ").trimEnd();
}
