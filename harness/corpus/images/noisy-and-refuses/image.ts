import { image } from "../../src/image.ts";

export default image({
  title: "warns of libraries that it can do without, goes on, and refuses data that it was not made for",
  resembles: "the same, made for data with a column price",
  condition: "sound",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    "predictor.py": [
      ["model = json.loads(MODEL.read_text()) if MODEL.exists() else None", "model = json.loads(MODEL.read_text())"],
    ],
    train: [
      [
        'print("reading", CHANNEL)\n',
        'print("reading", CHANNEL)\n    print("W: Could not load dynamic library libcuda.so.1; dlerror: libcuda.so.1: cannot open shared object file: No such file or directory")\n    print("No module named \'cupy\': using numpy instead")\n    print("[notice] Permission denied reading /sys/class/dmi: skipped")\n    raise ValueError("channel training: there is no column named price")\n',
      ],
    ],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: { conclusion: "inconclusive", broken: {} },
});
