import { image } from "../../src/image.ts";

export default image({
  title: "an async handler that computes for three seconds, and leaves bad rows to the framework",
  resembles: "FastAPI tutorials: async def around a blocking model.predict, no checks of the input",
  condition: "several faults",
  bases: ["python"],
  like: "fastapi-uvicorn",
  replace: {
    "application.py": [
      ["import pathlib\n", "import pathlib\nimport time\n"],
      [
        '    if kind not in ("text/csv", "application/json"):\n        raise HTTPException(415, "text/csv or application/json")\n',
        '    kind = "text/csv"\n',
      ],
      [
        `    try:
        answers = await run_in_threadpool(lambda: predict(read(kind, body)))
    except (ValueError, TypeError, KeyError) as error:
        raise HTTPException(400, f"bad input: {error}"[:200])
    if not answers:
        raise HTTPException(400, "no rows")
`,
        `    time.sleep(3)
    answers = predict(read(kind, body))
`,
      ],
      [
        "from fastapi import FastAPI, HTTPException, Request, Response\nfrom fastapi.concurrency import run_in_threadpool\n",
        "from fastapi import FastAPI, Request, Response\n",
      ],
    ],
  },
  truth: {
    conclusion: "conformant",
    broken: {
      "HOST-PING-08": "time.sleep in an async handler stops the event loop: /ping waits behind each invocation",
      "INV-ERR-06": "a row of words raises: 500",
    },
  },
  revised:
    "INV-CT-03 was written down, for a type that is taken for CSV. The contract takes a 200 for an unknown type as a note; only 5xx breaks it.",
});
