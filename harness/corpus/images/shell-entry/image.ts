import { image } from "../../src/image.ts";

export default image({
  title: "an entry script in shell starts the program without exec",
  resembles: "entry points that activate an environment first (conda, source activate) and then call python",
  condition: "several faults",
  bases: ["python"],
  like: "fastapi-uvicorn",
  truth: {
    conclusion: "conformant",
    broken: {
      "IMG-EXEC-06": "bash is process 1 and keeps the signals that are meant for Python",
      "STOP-01": "SIGTERM goes to bash, which waits for its child: uvicorn never hears of it",
      "TRAIN-SIG-01": "SIGTERM goes to bash, which waits for its child: the training never hears of it",
    },
  },
});
