import { image } from "../../src/image.ts";

export default image({
  title: "cells of a notebook, exported and started as they are",
  resembles: "trainers made by nbconvert or papermill from a notebook, train only",
  condition: "several faults",
  bases: ["python"],
  flags: { capability: ["train"] },
  truth: {
    conclusion: "conformant",
    broken: {
      "CHAN-FILE-02": "opens the first entry of the channel's folder, whatever it is",
      "TRAIN-IN-01": "writes a cleaned copy of the data into the channel",
      "TRAIN-FAIL-01": "an exception ends it with a trace, and nobody writes /opt/ml/output/failure",
      "TRAIN-SIG-01": "Python as process 1 without a handler: the kernel drops SIGTERM",
    },
  },
});
