import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "runs as a user who may not write the platform's folders",
  from: "plain",
  dockerfile: "USER 1000",
  fails: {
    "IMG-USER-11": /user|1000|node/,
  },
  hides: ["*"],
});
