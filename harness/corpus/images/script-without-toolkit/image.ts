import { image } from "../../src/image.ts";

export default image({
  title: "a script of script mode as the image's own program, without the toolkit that sets its variables",
  resembles: "scripts of the framework examples put into an image of one's own (os.environ['SM_MODEL_DIR'])",
  condition: "one fault",
  bases: ["python"],
  flags: { capability: ["train"] },
  truth: {
    conclusion: "not-conformant",
    broken: { "TRAIN-ENV-03": "KeyError: 'SM_CHANNEL_TRAINING': the platform sets no such variable, a toolkit does" },
  },
});
