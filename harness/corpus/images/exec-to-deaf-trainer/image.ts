import { image } from "../../src/image.ts";

export default image({
  title: "an entry script hands over with exec to a training that does not listen to SIGTERM",
  resembles:
    'conda and virtualenv entry points that end with exec "$@", in front of a script that never heard of signals',
  condition: "one fault",
  bases: ["python"],
  like: "entry-execs",
  replace: { "training.py": [["signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))", "pass"]] },
  truth: {
    conclusion: "conformant",
    broken: {
      "TRAIN-SIG-01":
        "Python as process 1 without a handler: the kernel drops SIGTERM. No shell is in the way, so IMG-EXEC-06 holds",
    },
  },
});
