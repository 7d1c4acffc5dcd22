import { image } from "../../src/image.ts";

export default image({
  title:
    "a Node server as tutorials write it: process 1 without a handler, a small limit of the body, text sent as HTML",
  resembles: "Express services: res.send of a text, body-parser's limit of 100 kB, no handler of SIGTERM",
  condition: "several faults",
  bases: [],
  flags: { capability: ["serve"], body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: {
    conclusion: "conformant",
    broken: {
      "STOP-01": "Node as process 1 without a handler: the kernel drops SIGTERM",
      "INV-SIZE-10": "bodies above 100 kB are refused with 413",
      "INV-RCT-05": "CSV is sent as text/html",
      "INV-ERR-06": "a row of words is 500",
    },
  },
});
