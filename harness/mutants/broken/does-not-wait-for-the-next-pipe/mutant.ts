import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "fails when the next epoch's pipe is not there yet",
  from: "plain",
  replace: {
    "channels.mjs": [
      [
        "while (!existsSync(path) && !signal.aborted) await sleep(20);",
        'if (!existsSync(path) && path.endsWith("_1")) throw new Error(`ENOENT: no such file: ${path}`);',
      ],
    ],
  },
  fails: {
    "CHAN-PIPE-07": /_1/,
  },
  hides: ["CHAN-PIPE-09"],
});
