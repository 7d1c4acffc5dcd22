import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "writes its log to a file that nobody sees",
  from: "plain",
  replace: {
    "main.mjs": [
      ["const roles", 'console.log = console.error = (line) => appendFileSync("/tmp/log", `${line}\\n`);\nconst roles'],
      ["import { serve }", 'import { appendFileSync } from "node:fs";\nimport { serve }'],
    ],
  },
  fails: {
    "LOG-01": /line/,
  },
  hides: ["LOG-*"],
});
