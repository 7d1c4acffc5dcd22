import { image } from "../../src/image.ts";

export default image({
  title: "the packaged service with its own routes only",
  resembles: "bentoml containerize, pushed as it is, with the port set to 8080",
  condition: "several faults",
  bases: ["python"],
  like: "bento-service",
  replace: { "service.py": [["routes=SERVICE + PLATFORM", "routes=SERVICE"]] },
  flags: { capability: ["serve"], body: "[[5.1, 3.5, 1.4, 0.2]]", contentType: "application/json" },
  truth: {
    conclusion: "not-conformant",
    broken: {
      "HOST-PING-03": "GET /ping is 404: the service answers on /livez and /readyz",
      "IMG-USER-11": "runs as bentoml; the guide to hosting asks for root",
    },
  },
  revised: "The user was left out at first, for the reason that bento-service gives.",
});
