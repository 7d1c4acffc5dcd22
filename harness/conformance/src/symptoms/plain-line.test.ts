import { expect, test } from "vitest";
import { plainLine } from "./plain-line.ts";

test.each([
  ["\u001b[31mKeyError: 'x'\u001b[0m", "KeyError: 'x'"],
  ["#011at java.lang.Thread.run", " at java.lang.Thread.run"],
  ["algo-1-xwmby_1  | 2021-01-13 06:06:12,724 Traceback", "Traceback"],
  ["| 1614001176448 | Starting the inference server", "Starting the inference server"],
  ['1614272185221,"2021-02-25 16:56:24,229 [DEBUG] x', "[DEBUG] x"],
  ["2022-05-16T22:20:16.512-03:00 | [2022-05-17 01:20:16 +0000] [14] [INFO] x", "[14] [INFO] x"],
  ["2021-04-13 17:56:47,666 [INFO ] W-9000-m_1-stdout org.pytorch.serve.wlm.WorkerLifeCycle -   File x", "  File x"],
  ['{"log":"KeyError: 1\\n","stream":"stderr"}', "KeyError: 1"],
  ['{"level":50,"msg":"ENOSPC"}', "ENOSPC"],
  ["10%\r50%\rdone", "done"],
  [
    "/usr/bin/env: \u2018python3\r\u2019: No such file or directory\r",
    "/usr/bin/env: 'python3\\r': No such file or directory",
  ],
  ["a\u202eb\u0000c\u0007d", "a\\u202eb c d"],
])("%j is read as %j", (line, plain) => {
  expect(plainLine(line)).toBe(plain);
});
