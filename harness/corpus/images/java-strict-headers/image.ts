import { image } from "../../src/image.ts";

export default image({
  title: "a controller that insists on its headers and answers with the framework's default type",
  resembles: "Spring and servlet controllers with produces/consumes and an exception handler that knows 500 only",
  condition: "several faults",
  bases: ["java"],
  like: "java-http-server",
  replace: {
    "Serve.java": [
      [
        '        if (type == null || !type.split(";")[0].trim().equalsIgnoreCase("text/csv")) {\n            answer(exchange, 415, "text/plain", "text/csv only\\n");\n            return;\n        }\n',
        `        if (!"text/csv".equals(type)) {
            answer(exchange, 500, "text/plain", "cannot convert " + type + "\\n");
            return;
        }
        if (!exchange.getRequestHeaders().getFirst("Accept").contains("*/*")) {
            answer(exchange, 500, "text/plain", "no converter\\n");
            return;
        }
`,
      ],
      [
        "catch (IllegalArgumentException error) {\n            answer(exchange, 400,",
        "catch (IllegalArgumentException error) {\n            answer(exchange, 500,",
      ],
      ['answer(exchange, 200, "text/csv", answers', 'answer(exchange, 200, "text/html", answers'],
    ],
  },
  truth: {
    conclusion: "conformant",
    broken: {
      "INV-CT-03": "an unknown type, and text/csv with a charset, end as 500",
      "INV-ACC-04": "without Accept the handler dies of a null pointer, and a type other than */* is 500",
      "INV-RCT-05": "CSV is sent as text/html",
      "INV-ERR-06": "a row of words is 500",
    },
  },
});
