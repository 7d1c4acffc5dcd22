import { expect, test } from "vitest";
import { byoaCalls, shellWords } from "./shell-words.ts";

test("words are what the shell hands over", () => {
  const text = `byoa check x \\
  --body '{"a": 1}' --hp=a" b"  # a comment; not a command
cut -d, -f2- a#b > rows.csv && (wait)`;
  expect(shellWords(text)).toEqual([
    ["byoa", "check", "x", "--body", '{"a": 1}', "--hp=a b"],
    ["cut", "-d,", "-f2-", "a#b"],
    ["rows.csv"],
    ["wait"],
  ]);
});

test("byoa is found however it is started, and not where it is a name", () => {
  const text = `timeout 10 npx byoa serve job --port 8090 &
until npx byoa invoke http://127.0.0.1:8090; do sleep 1; done
byoa jobs | grep byoa
cd byoa && A=1 byoa list`;
  expect(byoaCalls(text)).toEqual([
    ["serve", "job", "--port", "8090"],
    ["invoke", "http://127.0.0.1:8090"],
    ["jobs"],
    ["list"],
  ]);
});
