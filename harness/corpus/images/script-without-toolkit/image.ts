import { image } from "../../src/image.ts";

export default image({
  title: "a script of script mode as the image's own program, without the toolkit that sets its variables",
  resembles: "scripts of the framework examples put into an image of one's own (os.environ['SM_MODEL_DIR'])",
  condition: "several faults",
  bases: ["python"],
  flags: { capability: ["train"] },
  truth: {
    conclusion: "not-conformant",
    broken: {
      "TRAIN-ENV-03": "KeyError: 'SM_CHANNEL_TRAINING': the platform sets no such variable, a toolkit does",
      "TRAIN-EXIT-01": "so the job on valid data ends with 1",
    },
  },
  revised:
    "TRAIN-ENV-03 alone was written down, with 'not conformant'. It is a SHOULD: what makes the image fail is that no job on valid data succeeds.",
});
