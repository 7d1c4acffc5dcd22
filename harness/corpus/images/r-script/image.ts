import { image } from "../../src/image.ts";

export default image({
  title: "an R script that prints its error and leaves with quit(), started by a shell",
  resembles: "R trainers of blogs: tryCatch around everything, ENTRYPOINT in shell form, train only",
  condition: "several faults",
  bases: ["r"],
  like: "r-plumber",
  replace: {
    "main.R": [
      ['    writeLines(conditionMessage(problem), "/opt/ml/output/failure")\n    quit(status = 1)\n', "    quit()\n"],
    ],
  },
  flags: { capability: ["train"] },
  truth: {
    conclusion: "not-conformant",
    broken: {
      "TRAIN-EXIT-02": "quit() ends with 0 after the error was printed",
      "IMG-EXEC-06": "bash is process 1 and waits for Rscript",
      "TRAIN-SIG-01": "SIGTERM goes to bash, which waits: R never hears of it",
    },
  },
  known: {
    "IMG-EXEC-06":
      "Only a script that the image names as its entry point is read; this one is found by its name on the PATH.",
  },
});
