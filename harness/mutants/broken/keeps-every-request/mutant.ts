import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "keeps the body of every request in a list",
  from: "plain",
  replace: {
    "serve.mjs": [
      ["let model;", "let model;\nconst seen = [];"],
      [
        "  const rows = parse(await readBody(request));",
        '  const text = await readBody(request);\n  seen.push(`${text} `.repeat(200).split(" "));\n  const rows = parse(text);',
      ],
    ],
  },
  soak: { requests: 12_000, growthBytes: 8 * 1024 * 1024 },
  fails: {
    "HOST-MEM-01": /memory grows with the requests: by \d/,
  },
});
