import { image } from "../../src/image.ts";

export default image({
  title: "the archive that is brought has a folder around its files, and the server looks for them at its root",
  resembles: "aws/sagemaker-python-sdk#831 and pytorch/serve#2405: tar of a folder model/ instead of what is in it",
  condition: "one fault",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    "predictor.py": [
      ["model = json.loads(MODEL.read_text()) if MODEL.exists() else None", "model = json.loads(MODEL.read_text())"],
    ],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv", capability: ["serve"], model: "archive" },
  truth: {
    conclusion: "not-conformant",
    broken: {
      "IMG-SERVE-04": "the server opens /opt/ml/model/means.json and ends; the archive has it at model/means.json",
    },
  },
});
