import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "has the label for a given port, and the port 8080 in its program",
  from: "plain",
  dockerfile: "LABEL com.amazonaws.sagemaker.capabilities.accept-bind-to-port=true",
  fails: {
    "PORT-01": /SAGEMAKER_BIND_TO_PORT=8081 .* it listens on .*:8080/,
  },
});
