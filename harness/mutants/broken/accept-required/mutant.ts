import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "falls over when Accept is absent",
  from: "plain",
  replace: {
    "serve.mjs": [['(request.headers.accept ?? "*/*")', "request.headers.accept"]],
  },
  fails: {
    "INV-ACC-04": /Accept/,
  },
});
