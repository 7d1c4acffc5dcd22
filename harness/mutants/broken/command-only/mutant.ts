import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "keeps its program in CMD, which the platform replaces",
  from: "plain",
  dockerfile: 'ENTRYPOINT []\nCMD ["node", "/opt/program/main.mjs", "train"]',
  fails: {
    "IMG-CMD-05": /CMD/,
  },
  hides: ["*"],
});
