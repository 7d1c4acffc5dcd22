import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "copies all rows that it has for each new one, so that the time grows with their square",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        "  const rows = parse(await readBody(request));",
        `  let rows = [];
  for (const features of parse(await readBody(request))) rows = JSON.parse(JSON.stringify([...rows, features]));`,
      ],
    ],
  },
  fails: {
    "INV-GROW-21": /times the time of the processor for 10 times the rows/,
  },
});
