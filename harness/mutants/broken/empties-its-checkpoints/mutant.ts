import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "empties its checkpoint folder at the start",
  from: "plain",
  replace: {
    "checkpoint.mjs": [
      ["import { existsSync,", "import { existsSync, readdirSync, rmSync,"],
      [
        "export function readCheckpoint() {\n",
        "export function readCheckpoint() {\n  if (existsSync(FOLDER)) for (const name of readdirSync(FOLDER)) rmSync(`${FOLDER}/${name}`);\n",
      ],
    ],
  },
  fails: {
    "TRAIN-CKPT-02": /began at step 0 again/,
  },
});
