import { image } from "../../src/image.ts";

export default image({
  title: "the model is loaded by the first request, and /ping is green whatever happens to it",
  resembles: "engines that load lazily behind a static health route, with errors of the request left to the framework",
  condition: "several faults",
  bases: ["python"],
  like: "hosting-standards",
  replace: {
    "server.py": [
      [
        'vocabulary = json.loads(pathlib.Path("/opt/ml/model/config.json").read_text())["vocabulary"]\n',
        `

def load():
    return json.loads(pathlib.Path("/opt/ml/model/config.json").read_text())["vocabulary"]
`,
      ],
      [
        `    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "application/json only")
    try:
        given = json.loads(await request.body())
        prompt, count = given["prompt"], int(given.get("max_tokens", 16))
        if not isinstance(prompt, str) or not 0 < count <= 4096:
            raise ValueError("prompt must be text and max_tokens between 1 and 4096")
    except (ValueError, TypeError, KeyError) as error:
        raise HTTPException(400, f"bad request: {error}"[:200])
`,
        `    vocabulary = load()
    given = json.loads(await request.body())
    prompt, count = given["prompt"], int(given.get("max_tokens", 16))
`,
      ],
      [
        "from fastapi import FastAPI, HTTPException, Request, Response",
        "from fastapi import FastAPI, Request, Response",
      ],
    ],
    "standards.py": [
      [
        "    if not path.exists():\n        return None\n",
        "    if not path.exists() or b'handler' not in path.read_bytes():\n        return None\n",
      ],
    ],
  },
  flags: {
    capability: ["serve"],
    model: "model",
    body: '{"prompt": "hello", "max_tokens": 3}',
    contentType: "application/json",
  },
  truth: {
    conclusion: "conformant",
    broken: {
      "HOST-PING-07": "without a model, and with a damaged one, /ping says 200 and every request is 500",
      "INV-ERR-06": "a body that is no JSON raises: 500",
    },
  },
  revised: "INV-CT-03 was written down, for the reason that fastapi-tutorial gives.",
});
