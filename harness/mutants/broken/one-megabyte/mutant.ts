import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "takes bodies of one megabyte at most",
  from: "plain",
  replace: {
    "serve.mjs": [["25 * 1024 * 1024", "1024 * 1024"]],
  },
  fails: {
    "INV-SIZE-10": /413/,
  },
});
