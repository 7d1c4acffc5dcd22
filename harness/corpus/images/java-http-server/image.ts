import { image } from "../../src/image.ts";

export default image({
  title: "one Java program for both roles on the runtime's own HTTP server, with a shutdown hook",
  resembles: "scoring containers on the JVM (MLeap, H2O's Java server, Spark models exported to Java)",
  condition: "sound",
  bases: ["java"],
  truth: { conclusion: "conformant", broken: {} },
});
