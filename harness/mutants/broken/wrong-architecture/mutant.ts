import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "is built for another processor",
  from: "plain",
  architecture: "arm64",
  fails: {
    "IMG-ARCH-01": /arm64/,
  },
});
