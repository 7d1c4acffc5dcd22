import { image } from "../../src/image.ts";

export default image({
  title: "plumber behind tini: R ends at once on SIGTERM, and so do the requests that it has",
  resembles: "aws/amazon-sagemaker-examples r_byo_r_algo_hpo and r_serving_with_plumber",
  condition: "one fault",
  bases: ["r"],
  truth: {
    conclusion: "conformant",
    broken: { "STOP-03": "R has no handler for SIGTERM: the process ends in the middle of a request" },
  },
});
