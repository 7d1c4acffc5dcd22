import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "opens a pipe once to look at its first bytes and once more to read it",
  from: "plain",
  replace: {
    "channels.mjs": [
      [
        "  const pipe = new Socket(",
        '  const look = openSync(path, "r");\n  readSync(look, Buffer.alloc(16));\n  closeSync(look);\n  const pipe = new Socket(',
      ],
      ["import { constants,", "import { closeSync, constants, readSync,"],
    ],
  },
  fails: {
    "CHAN-PIPE-08": /_0|again|second/,
  },
  hides: ["CHAN-PIPE-07", "CHAN-PIPE-09"],
});
