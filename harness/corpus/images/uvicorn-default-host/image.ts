import { image } from "../../src/image.ts";

export default image({
  title: "uvicorn listens where it does by default, on 127.0.0.1",
  resembles: "FastAPI containers whose author copied uvicorn.run from the tutorial and changed the port only",
  condition: "one fault",
  bases: ["python"],
  like: "fastapi-uvicorn",
  replace: { "main.py": [['host="0.0.0.0", ', ""]] },
  truth: {
    conclusion: "not-conformant",
    broken: { "HOST-BIND-02": "uvicorn's default host is 127.0.0.1; nothing outside the container reaches it" },
  },
});
