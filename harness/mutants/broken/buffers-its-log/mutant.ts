import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "keeps its log back until it ends",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "const stop = new AbortController();",
        'const stop = new AbortController();\nconst lines = [];\nconsole.log = (line) => lines.push(line);\nprocess.on("exit", () => process.stdout.write(`${lines.join("\\n")}\\n`));',
      ],
    ],
  },
  fails: {
    "LOG-02": /line/,
  },
});
