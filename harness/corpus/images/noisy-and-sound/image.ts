import { image } from "../../src/image.ts";

export default image({
  title: "warns of libraries that it can do without, and works",
  resembles: "TensorFlow on a CPU (libcuda.so.1), packages with optional accelerators, probes of the machine",
  condition: "sound",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    train: [
      [
        'print("reading", CHANNEL)\n',
        'print("reading", CHANNEL)\n    print("W: Could not load dynamic library libcuda.so.1; dlerror: libcuda.so.1: cannot open shared object file: No such file or directory")\n    print("No module named \'cupy\': using numpy instead")\n',
      ],
    ],
    "predictor.py": [
      [
        "app = flask.Flask(__name__)\n",
        "app = flask.Flask(__name__)\nprint(\"No module named 'cupy': using numpy instead\", flush=True)\n",
      ],
    ],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: { conclusion: "conformant", broken: {} },
});
