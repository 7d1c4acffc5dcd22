import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonText, markdownText, plainLine, plainText, visibleLine, visibleText } from "./index.ts";

const ESC = "\u001b";
const hostile = [
  `${ESC}[31mRED${ESC}[0m ${ESC}]0;TITLE\u0007 ${ESC}]8;;http://evil.example/\u0007link${ESC}]8;;\u0007 ${ESC}P+q${ESC}\\ \u009b31m`,
  "\u0007\b\b \r overwritten \u202e rtl \u0000 nul \ud800 lone \u2028 \u2029 \ufeff \u200b\u2066\u061c \u{e0041} \u007f \uffff",
  "<script>alert(1)</script> ]]> &amp; <!-- ``` | [x](javascript:y) \t tab",
].join("\n");

/** What no terminal, browser or parser may get to see from us. */
const DANGEROUS =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|[\u{e0000}-\u{e007f}]/u;
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.constantFrom(...hostile, "]]>", "\r\n", `${ESC}[`, "\u{1f468}\u200d\u{1f4bb}", "\ud83d"), {
      maxLength: 40,
    })
    .map((parts) => parts.join("")),
);

test("a report shows what was there", () => {
  expect(visibleText(hostile)).toMatchInlineSnapshot(`
    "\\x1b[31mRED\\x1b[0m \\x1b]0;TITLE\\x07 \\x1b]8;;http://evil.example/\\x07link\\x1b]8;;\\x07 \\x1bP+q\\x1b\\ \\x9b31m
    \\x07\\x08\\x08 \\r overwritten \\u202e rtl \\x00 nul \\ud800 lone \\u2028 \\u2029 \\ufeff \\u200b\\u2066\\u061c \\u{e0041} \\x7f \\uffff
    <script>alert(1)</script> ]]> &amp; <!-- \`\`\` | [x](javascript:y) \\t tab"
  `);
  expect(visibleLine("new\nline")).toBe("new\\nline");
});

test("a flowing log loses its colours", () => {
  expect(plainText(`${ESC}[2J${ESC}]0;title\u0007 50%\r100%\tdone\u0000\n`)).toBe(" 50% 100% done\n");
  expect(plainLine("one\ntwo \n")).toBe("one two");
});

test("emoji and other scripts stay as they are", () => {
  const text = "naïve 日本語 العربية ❤️ 👩‍💻 🇫🇷 é — “quoted”";
  expect([visibleText(text), plainText(text), JSON.parse(jsonText(text))]).toEqual([text, text, text]);
  expect(jsonText(text)).toContain("👩‍💻");
});

test("whatever comes, nothing dangerous is left, and doing it twice changes nothing", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const make of [visibleText, plainText]) {
        const made = make(text);
        expect(made.replaceAll("\n", "").replaceAll("\u200d", "")).not.toMatch(DANGEROUS);
        expect(make(made)).toBe(made);
      }
      expect(visibleLine(text)).not.toContain("\n");
      expect(plainLine(text)).not.toContain("\n");
    }),
    { numRuns: 2_000 },
  );
});

test("JSON says exactly what the value says, and nothing of it is obeyed", () => {
  fc.assert(
    fc.property(anyText, fc.string(), (text, key) => {
      const json = jsonText({ [key]: [text, { nested: text }] });
      expect(JSON.parse(json)).toEqual({ [key]: [text, { nested: text }] });
      expect(json.replaceAll("\n", "").replaceAll("\u200d", "")).not.toMatch(DANGEROUS);
      expect(json).not.toMatch(/<\/script|<!--/i);
    }),
    { numRuns: 2_000 },
  );
});

test("in Markdown it is text and nothing else", () => {
  expect(markdownText("`code` <b> [a](b) | c\n# d")).toMatchInlineSnapshot(
    `"&#96;code&#96; &#60;b&#62; &#91;a&#93;&#40;b&#41; &#124; c&#92;n&#35; d"`,
  );
  fc.assert(
    fc.property(anyText, (text) => {
      expect(markdownText(text)).not.toMatch(/[\n`<>|[\]*_]/);
    }),
  );
});

test("a long line of hostile letters takes no longer than any other", () => {
  for (const piece of [`${ESC}[`, `${ESC}]0;`, "\u009b0;", "://a", " x", "\u200d", "\ud83d\udc68\u200d"]) {
    const line = `${piece.repeat(2 ** 16 / piece.length)}${" ".repeat(2 ** 16)}x`;
    expect(plainLine(line).length).toBeGreaterThanOrEqual(0);
    expect(visibleLine(line).length).toBeGreaterThan(0);
  }
});
