import { expect, test } from "vitest";
import { hideValues } from "./hide-values.ts";

test("values of the command line, of variables named like secrets, and passwords in URLs are hidden; short ones stay", () => {
  const words = ["check", "x", "--env", "A=open sesame", "--hp", "n=1"];
  const environment = { MY_PASSPHRASE: 'say "friend"', HOME: "/root", API_AUTH: "abc" };
  const text = 'open sesame, say \\"friend\\", abc, /root, 1, https://user:pw@host/x';
  expect(hideValues(text, words, environment)).toBe(
    "[A redacted], [MY_PASSPHRASE redacted], abc, /root, 1, https://user:[password redacted]@host/x",
  );
});
