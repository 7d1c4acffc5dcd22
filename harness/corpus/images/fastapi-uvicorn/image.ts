import { image } from "../../src/image.ts";

export default image({
  title: "one FastAPI application for training and serving, uvicorn started from the program",
  resembles: "the FastAPI containers of blogs and templates (uvicorn, one module, ENTRYPOINT in exec form)",
  condition: "sound",
  bases: ["python"],
  truth: { conclusion: "conformant", broken: {} },
});
