import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "answers the first row of a request only",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        "  for (const [index, features] of rows.entries()) {",
        "  for (const [index, features] of rows.slice(0, 1).entries()) {",
      ],
    ],
  },
  fails: {
    "BATCH-REC-04": /2 records in, no line end behind the last, 1 out/,
  },
});
