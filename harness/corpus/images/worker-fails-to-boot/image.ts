import { image } from "../../src/image.ts";

export default image({
  title: "the workers cannot import pandas; the script that started them ends with exit code 0",
  resembles: "copies of AWS's serve script (sys.exit(0) when a child dies) with a requirement forgotten",
  condition: "one fault",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    "predictor.py": [["import flask\n", "import flask\nimport pandas as pd\n"]],
    serve: [["sys.exit(1)\n", "sys.exit(0)\n"]],
  },
  truth: {
    conclusion: "not-conformant",
    broken: { "IMG-SERVE-04": "serve ends within a second: ModuleNotFoundError: No module named 'pandas'" },
  },
});
