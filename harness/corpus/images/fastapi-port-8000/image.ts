import { image } from "../../src/image.ts";

export default image({
  title: "uvicorn listens on its own port, 8000",
  resembles: "FastAPI images built for another platform and pushed as they are",
  condition: "one fault",
  bases: ["python"],
  like: "fastapi-uvicorn",
  replace: { "main.py": [["port=8080", "port=8000"]] },
  truth: {
    conclusion: "not-conformant",
    broken: { "HOST-PORT-01": "the platform asks on 8080 and nowhere else" },
  },
});
