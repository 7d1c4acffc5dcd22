/** Fewer characters of base64 stand in other words by chance. */
const SHORTEST_BASE64 = 8;

/** The texts in which a value may stand in a log: as it is, and as JSON, a URL, base64 and hexadecimal digits carry it. */
export function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const json = JSON.stringify(value).slice(1, -1);
  const url = encodeURIComponent(value);
  const hex = bytes.toString("hex");
  return [
    ...new Set([
      value,
      json,
      // As Python's json writes what is not ASCII.
      json.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`),
      url,
      url.replaceAll("%20", "+"),
      hex,
      hex.toUpperCase(),
      ...base64Forms(bytes),
    ]),
  ];
}

/**
 * Base64 of the value alone, and of a longer text that holds it: there it begins at the first, second or third byte of a group, and the
 * digits that its neighbours have a part in are left out.
 */
function base64Forms(bytes: Buffer): string[] {
  const whole = bytes.toString("base64");
  const inside = [0, 1, 2].map((before) => {
    const digits = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const bits = 8 * (before + bytes.length);
    return digits.slice(Math.ceil((8 * before) / 6), Math.floor(bits / 6));
  });
  const forms = [whole, whole.replace(/=+$/, ""), ...inside].filter((form) => form.length >= SHORTEST_BASE64);
  return forms.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}
