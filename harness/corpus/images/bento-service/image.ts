import { image } from "../../src/image.ts";

export default image({
  title: "a packaged service with its model inside, under a user of its own, with the platform's two routes added",
  resembles: "BentoML's containers (USER bentoml, entry script, /livez and /readyz) made ready for SageMaker",
  condition: "one fault",
  bases: ["python"],
  flags: { capability: ["serve"], body: "[[5.1, 3.5, 1.4, 0.2]]", contentType: "application/json" },
  truth: {
    conclusion: "conformant",
    broken: { "IMG-USER-11": "runs as bentoml; the guide to hosting asks for root, although nothing here needs it" },
  },
  revised:
    "It was written down as sound, because all that it does works for this user. The guide asks for root all the same.",
});
