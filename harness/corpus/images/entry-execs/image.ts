import { image } from "../../src/image.ts";

export default image({
  title: "an entry script prepares the environment and hands over with exec",
  resembles: "conda and virtualenv entry points written well (source activate, then exec)",
  condition: "sound",
  bases: ["python"],
  like: "fastapi-uvicorn",
  truth: { conclusion: "conformant", broken: {} },
});
