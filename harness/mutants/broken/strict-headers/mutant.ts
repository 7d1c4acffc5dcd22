import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "refuses headers that it does not know",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        "  const labels = [];",
        '  for (const name of Object.keys(request.headers)) if (name.startsWith("x-amzn-") && name !== "x-amzn-sagemaker-custom-attributes") throw new Refusal(400, `unknown header ${name}`);\n  const labels = [];',
      ],
    ],
  },
  fails: {
    "INV-HDR-07": /X-Amzn|x-amzn/,
  },
});
