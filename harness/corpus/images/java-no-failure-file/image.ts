import { image } from "../../src/image.ts";

export default image({
  title: "an exception ends the JVM with its stack on stderr, and nothing else",
  resembles: "trainers whose authors read the log and never heard of /opt/ml/output/failure",
  condition: "one fault",
  bases: ["java"],
  like: "java-http-server",
  replace: { "Train.java": [["            Files.writeString(FAILURE, error.toString());\n", ""]] },
  truth: {
    conclusion: "conformant",
    broken: { "TRAIN-FAIL-01": "the reason stands in the log only; DescribeTrainingJob says just AlgorithmError" },
  },
});
