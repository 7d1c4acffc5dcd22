import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "mixes up requests that run at the same time",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        "  const rows = parse(await readBody(request));\n",
        "  shared = parse(await readBody(request));\n  await new Promise((resolve) => setTimeout(resolve, 30));\n  const rows = shared;\n",
      ],
      ["let model;", "let model;\nlet shared;"],
    ],
  },
  fails: {
    "INV-CONC-09": /mix|other|parallel/,
  },
});
