import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "a bad body ends the server",
  from: "plain",
  replace: {
    "serve.mjs": [["throw new Refusal(400, `row ${index + 1} is not a list of numbers`);", "process.exit(1);"]],
  },
  fails: {
    "INV-ERR-06": /./,
  },
});
