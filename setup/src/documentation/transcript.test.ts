import { expect, test } from "vitest";
import { readTranscript } from "./transcript.ts";

const block = (text: string) => ({ page: "A.md", line: 12, language: "console", text });

test("each command has its further lines, its output and its exit code", () => {
  const text = `$ byoa train x \\
>   --hp a=1

  Completed

$ byoa check x
✗ HOST-BIND-02

> of the output
(exit 1)
$ true`;
  expect(readTranscript(block(text))).toMatchInlineSnapshot(`
    [
      {
        "command": "byoa train x \\
      --hp a=1",
        "from": 2,
        "output": [
          "  Completed",
        ],
        "to": 5,
      },
      {
        "command": "byoa check x",
        "from": 6,
        "output": [
          "✗ HOST-BIND-02",
          "",
          "> of the output",
          "(exit 1)",
        ],
        "to": 10,
      },
      {
        "command": "true",
        "from": 11,
        "output": [],
        "to": 11,
      },
    ]
  `);
});

test("an output without a command is a mistake of the page", () => {
  expect(() => readTranscript(block("Completed\n$ byoa jobs"))).toThrow(
    'A.md:12 starts with no command: its first line must be "$ " and a command',
  );
});
