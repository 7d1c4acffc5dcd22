import { expect, test } from "vitest";
import { aLook, aScript } from "./image-look.fixture.ts";
import { shellKeepsSignals } from "./shell-keeps-signals.ts";

const script = aLook({}, { programs: [aScript({ text: "#!/bin/sh\npython train.py\n" })] }).train;

test("a shell that stays as process 1 is the cause of all that SIGTERM does not reach, in training and in serving", () => {
  expect(shellKeepsSignals(script)).toEqual({
    kind: "shell-keeps-signals",
    of: "sha256:1",
    reportedBy: "IMG-EXEC-06",
  });
});

test("a program as process 1 is deaf for a reason of its own", () => {
  expect(shellKeepsSignals(script, { name: "python3", program: "python3" })).toBeUndefined();
  expect(shellKeepsSignals(aLook().train)).toBeUndefined();
  expect(shellKeepsSignals(undefined)).toBeUndefined();
});
