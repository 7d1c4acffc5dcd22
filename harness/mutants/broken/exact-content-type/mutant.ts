import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "knows its content type only without parameters",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        '(request.headers["content-type"] ?? "text/csv").split(";")[0].trim().toLowerCase()',
        '(request.headers["content-type"] ?? "text/csv")',
      ],
    ],
  },
  fails: {
    "INV-CT-03": /charset/,
  },
});
