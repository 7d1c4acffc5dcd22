import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "refuses a body without Content-Length",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        "  const labels = [];",
        '  if (request.headers["content-length"] === undefined) throw new Refusal(411, "a length is needed");\n  const labels = [];',
      ],
    ],
  },
  fails: {
    "INV-CHUNK-19": /411/,
  },
});
