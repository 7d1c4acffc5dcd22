import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "is made for several models, and does not say so by its label",
  from: "plain",
  dockerfile: "ENV SAGEMAKER_MULTI_MODEL=true",
  fails: {
    "MME-LABEL-01": /no label/,
  },
});
