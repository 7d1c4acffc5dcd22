import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "reads epoch 0 again for every epoch",
  from: "plain",
  replace: {
    "channels.mjs": [["`${DATA}/${name}_${epoch}`", "`${DATA}/${name}_0`"]],
  },
  fails: {
    "CHAN-PIPE-06": /_0/,
  },
});
