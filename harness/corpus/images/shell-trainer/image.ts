import { image } from "../../src/image.ts";

export default image({
  title: "a trainer in shell and awk that traps SIGTERM and names what is missing",
  resembles: "wrappers in shell around a command line program (xgboost, vw, fastText), train only",
  condition: "sound",
  bases: [],
  truth: { conclusion: "conformant", broken: {} },
});
