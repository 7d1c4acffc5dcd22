import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "repeats a long trace in a header of each prediction",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        '        if (type !== undefined) response.setHeader("content-type", type);',
        '        if (type !== undefined) response.setHeader("content-type", type).setHeader("x-trace", "t".repeat(4500));',
      ],
    ],
  },
  fails: {
    "INV-RHDR-20": /4,5\d\d|4,6\d\d/,
  },
});
