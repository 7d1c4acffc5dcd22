import { parse } from "content-type";

/**
 * Parameters of the media range that asked for the answer's type, as in `Accept: application/json; output=label`
 * (the platform's own algorithms take `verbose=true` in this way). `q` and a value without a name are left out.
 *
 * @param header the whole Accept header
 * @param mediaTypes names of the type that was chosen, lower case; a range that covers one counts too, a named type first
 */
export function acceptParameters(header: string, mediaTypes: readonly string[]): Readonly<Record<string, string>> {
  const ranges = [...mediaRanges(header)];
  const named = ranges.find(({ type }) => mediaTypes.includes(type));
  const asked = named ?? ranges.find(({ type }) => covers(type, mediaTypes));
  const { q: _, "": _nameless, ...parameters } = asked?.parameters ?? {};
  return parameters;
}

function* mediaRanges(header: string) {
  for (let start = 0; start < header.length; ) {
    const range = parse(header, { comma: true, start });
    yield range;
    start = Math.max(range.index, start) + 1;
  }
}

function covers(range: string, mediaTypes: readonly string[]): boolean {
  if (range === "*/*") return true;
  return range.endsWith("/*") && mediaTypes.some((type) => type.startsWith(range.slice(0, -1)));
}
