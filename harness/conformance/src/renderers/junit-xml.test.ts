import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { junitXml } from "./junit-xml.ts";

interface Read {
  readonly cases: { readonly name: string; readonly children: string[]; text: string }[];
}

/** Reads it with a strict parser, which throws for what is not well-formed. */
function read(xml: string): Read {
  const cases: Read["cases"] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "testcase") cases.push({ name: String(attributes.name), children: [], text: "" });
    else cases.at(-1)?.children.push(name);
  });
  parser.on("text", (text) => {
    const last = cases.at(-1);
    if (last !== undefined && text.trim() !== "") last.text += text;
  });
  parser.write(xml).close();
  return { cases };
}

const forgery =
  ']]>  ]]></system-out></testcase><testcase classname="byoa.training" name="FORGED-01 all is well"><system-out><![CDATA[a\rb';
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "]]>",
        "<![CDATA[",
        "</testcase>",
        "&#0;",
        "&amp;",
        "<!--",
        "-->",
        '"',
        "'",
        "\n",
        "\0",
        "\ud800",
        "\uffff",
      ),
    )
    .map((parts) => parts.join("")),
);

test("a log line cannot add a test case, nor break the file", () => {
  const xml = junitXml("byoa", [
    { name: "training", cases: [{ className: "byoa.training", name: "LOG-03", output: forgery }] },
  ]);
  const { cases } = read(xml);
  expect(cases.map(({ name }) => name)).toEqual(["LOG-03"]);
  expect(cases[0]?.children).toEqual(["system-out"]);
  expect(cases[0]?.text).toBe(forgery.replace("\r", "\\r"));
});

test("whatever the texts are, the file is well-formed and holds the cases that were given, and no others", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText, anyText), { maxLength: 4 }), anyText, (texts, name) => {
      const xml = junitXml(name, [
        {
          name,
          timestamp: new Date(0),
          cases: texts.map(([title, message, output], index) => ({
            className: name,
            name: `case ${index} ${title}`,
            failure: { message, type: "MUST", text: output },
            skipped: index % 2 === 0,
            output,
          })),
        },
      ]);
      const { cases } = read(xml);
      expect(cases).toHaveLength(texts.length);
      for (const [index, { name, children }] of cases.entries()) {
        expect(name).toMatch(new RegExp(`^case ${index} `));
        expect(children).toEqual(["failure", ...(index % 2 === 0 ? ["skipped"] : []), "system-out"]);
      }
    }),
    { numRuns: 1_000 },
  );
});
