import { image } from "../../src/image.ts";

export default image({
  title: "a packaged service with its model inside, under a user of its own, with the platform's two routes added",
  resembles: "BentoML's containers (USER bentoml, entry script, /livez and /readyz) made ready for SageMaker",
  condition: "sound",
  bases: ["python"],
  flags: { capability: ["serve"], body: "[[5.1, 3.5, 1.4, 0.2]]", contentType: "application/json" },
  truth: { conclusion: "conformant", broken: {} },
});
