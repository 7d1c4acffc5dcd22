import { image } from "../../src/image.ts";

export default image({
  title: "the handler sends JSON and calls it text/csv",
  resembles:
    "'Failed to parse output from the algorithm as CSV' of transform jobs: the header copies what the client sent",
  condition: "one fault",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    "predictor.py": [
      [
        'return flask.Response("\\n".join(answers) + "\\n", mimetype="text/csv")',
        'return flask.Response(json.dumps({"predictions": answers}, indent=1), mimetype="text/csv")',
      ],
    ],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: { conclusion: "conformant", broken: { "INV-RCT-05": "the answer says text/csv and is a JSON object" } },
});
