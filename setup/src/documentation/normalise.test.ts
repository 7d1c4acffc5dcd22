import { expect, test } from "vitest";
import { normalise } from "./normalise.ts";

const lines = [
  "exit code: 1 after 0.8 s",
  "took 1 min 12 s, then 350 ms",
  "Lab 5  Hyperparameters are strings  about 40 min, 1g of memory",
  "model.tar.gz     12.4 kB   2026-11-25T13:35:09.120Z",
  "image sha256:7825bd1433004d443b745c365d4e19f9de390bc96fce5752d590f1216030effd",
  "✓ engine      Docker 20.10.24+dfsg1",
  "listens on 127.0.0.1:8080, reached at 127.0.0.1:41873",
  "/tmp/byoa-docs-Xy12/report.json and /home/ada/labs and /Users/bob/labs",
  "    Error: indentation stays",
  "55 of 67 requirements",
];

test("what differs from run to run becomes a word, and nothing else does", () => {
  expect(lines.map(normalise)).toMatchInlineSnapshot(`
    [
      "exit code: 1 after <duration>",
      "took <duration>, then <duration>",
      "Lab 5  Hyperparameters are strings  about 40 min, 1g of memory",
      "model.tar.gz  <size>  <time>",
      "image <id>",
      "✓ engine  Docker <version>",
      "listens on 127.0.0.1:8080, reached at 127.0.0.1:<port>",
      "<temporary>/report.json and ~/labs and ~/labs",
      "    Error: indentation stays",
      "55 of 67 requirements",
    ]
  `);
});
