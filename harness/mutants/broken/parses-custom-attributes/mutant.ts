import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "takes custom attributes for JSON, though they are opaque text",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        "  const labels = [];",
        '  JSON.parse(request.headers["x-amzn-sagemaker-custom-attributes"] ?? "{}");\n  const labels = [];',
      ],
    ],
  },
  fails: {
    "INV-ATTR-08": /500/,
  },
});
