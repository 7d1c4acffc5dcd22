import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aServing } from "../serving/observations.fixture.ts";
import { aDeclaredProfile, aJob, aProfile } from "../training/observations.fixture.ts";
import { said } from "../training/said.fixture.ts";
import { aLook, aScript } from "./image-look.fixture.ts";
import { type Facts, judged } from "./judged-image.fixture.ts";
import { runsAsRoot } from "./runs-as-root.ts";
import { trainStartsTraining } from "./train-starts-training.ts";

const NOT_FOUND: Facts = {
  exitCode: 127,
  exit: { atMs: 0, startError: 'exec: "train": executable file not found in $PATH' },
  log: [],
};

test("an image in exec form that trains holds", () => {
  expect(judged(aLook())).toEqual({});
});

test.each([
  ["sh -c that hands its arguments on", aLook({ entrypoint: ["/bin/sh", "-c", 'exec node main.mjs "$@"', "--"] })],
  ["tini with a program", aLook({ entrypoint: ["/usr/bin/tini", "--", "node", "main.mjs"] })],
  ["a script with exec", aLook({ entrypoint: ["/usr/local/bin/entry"] }, { programs: [aScript()] })],
  [
    "train on PATH",
    aLook({ entrypoint: null, cmd: ["bash"] }, { programs: [aScript({ role: "train", path: "/usr/bin/train" })] }),
  ],
  ["code below /opt/ml/code", aLook({}, { belowOptMl: ["code/train.py"] })],
  ["root by its number and group", aLook({ user: "0:0" })],
])("%s is sound", (_, look) => {
  expect(judged(look)).toEqual({});
});

test("a bare init that starts the program of that name works", () => {
  expect(
    judged(aLook({ entrypoint: ["tini", "--"] }, { programs: [aScript({ role: "train" })] })),
  ).toMatchInlineSnapshot(`
    {
      "IMG-INIT-07": "pass (tini -- starts the program that the argument names: train is on PATH)",
    }
  `);
});

test("a bare init without such a program is told with the program that is missing", () => {
  const facts: Facts = { exitCode: 127, log: ["exec: train: not found"] };
  expect(judged(aLook({ entrypoint: ["/usr/bin/tini", "--"] }), facts)).toMatchInlineSnapshot(`
    {
      "IMG-INIT-07": "broken: ENTRYPOINT /usr/bin/tini -- starts whatever the argument names, and there is no such program",
      "IMG-TRAIN-03": "broken: /usr/bin/tini takes the argument train for the program that it is to start (exit code 127)",
    }
  `);
});

test("a program that is there and may not be executed is told as that, behind an init too", () => {
  const programs = [aScript({ role: "train", path: "/opt/program/train", mode: 0o644 })];
  const facts: Facts = { exitCode: 126, log: ["[FATAL tini (7)] exec train failed: Permission denied"] };
  expect(judged(aLook({ entrypoint: ["tini", "--"] }, { programs }), facts)).toMatchObject({
    "IMG-INIT-07": "pass (tini -- starts the program that the argument names: train is on PATH)",
    "IMG-TRAIN-03": "broken: exit code 126: /opt/program/train may not be executed (mode 644)",
  });
});

test("a program whose interpreter is missing is told with its first line", () => {
  const programs = [aScript({ role: "train", path: "/opt/program/train", shebang: "/usr/bin/env python" })];
  const facts: Facts = { exitCode: 127, log: ["/usr/bin/env: 'python': No such file or directory"] };
  expect(judged(aLook({ entrypoint: null }, { programs }), facts)["IMG-TRAIN-03"]).toBe(
    "broken: exit code 127: /opt/program/train is there, and what it starts with is not (its first line names /usr/bin/env python)",
  );
});

test("a working folder that is not on PATH is named where the engine finds no train", () => {
  const look = aLook({ entrypoint: null, workingDirectory: "/opt/program", environment: { PATH: "/usr/bin:/bin" } });
  const facts: Facts = { exitCode: 127, log: ['exec: "train": executable file not found in $PATH'] };
  expect(judged(look, facts)["IMG-TRAIN-03"]).toContain("; the working folder /opt/program is not on PATH");
});

test("a program in CMD is the root of what does not start", () => {
  expect(judged(aLook({ entrypoint: null, cmd: ["python", "app.py"] }), NOT_FOUND)).toMatchInlineSnapshot(`
    {
      "IMG-CMD-05": "broken: only CMD ["python","app.py"] says what to start: there is no ENTRYPOINT, and no train or serve is on PATH",
      "IMG-SCRIPT-10": "not testable behind IMG-TRAIN-03: no fault was found, and a pass must have seen the file of a program that the image starts",
      "IMG-TRAIN-03": "not testable behind IMG-CMD-05: nothing but CMD says what to start",
    }
  `);
});

test.each([
  ["a base's entry script", ["docker-entrypoint.sh"], "Error: Cannot find module '/opt/program/train'"],
  ["an interpreter", ["python3"], "python3: can't open file '/app/train': [Errno 2] No such file or directory"],
  ["Java", ["/opt/java/bin/java"], "Error: Unable to access jarfile train"],
])("%s that runs what CMD names is no program for train", (_, entrypoint, line) => {
  const look = aLook({ entrypoint, cmd: ["app.js"] });
  const verdicts = judged(look, { exitCode: 1, log: [line] });
  expect(verdicts["IMG-CMD-05"]).toBe(
    `broken: only CMD ["app.js"] says what to start: ENTRYPOINT ${entrypoint[0]} only runs what its argument names, and no train or serve is on PATH`,
  );
  expect(verdicts["IMG-TRAIN-03"]).toBe("not testable behind IMG-CMD-05: nothing but CMD says what to start");
});

test("a base's entry script before a program that knows its argument is sound", () => {
  expect(judged(aLook({ entrypoint: ["docker-entrypoint.sh"], cmd: ["bash"] }))).toEqual({});
});

test("an image that says that it does not train is not judged on training, and is told the flag", () => {
  const look = aLook({ entrypoint: ["python", "-c"] });
  const log = [
    "Traceback (most recent call last):",
    '  File "/x.py", line 3, in main',
    "Exception: Train is not implemented.",
  ];
  const observed = { look, sample: aJob({ exitCode: 1, log }), endpoint: undefined };
  expect(said(judgementOf(trainStartsTraining, observed, aProfile()))).toMatchInlineSnapshot(
    `"not applicable: it says that it does not train ("Exception: Train is not implemented."): check it with --capability serve"`,
  );
  expect(said(judgementOf(trainStartsTraining, observed, aDeclaredProfile()))).toMatch(/^broken: /);
});

test("no program for train is broken, by what the engine says", () => {
  const look = aLook({ entrypoint: null }, { programs: [aScript({ role: "serve", path: "/usr/bin/serve" })] });
  expect(judged(look, NOT_FOUND)).toMatchInlineSnapshot(`
    {
      "IMG-TRAIN-03": "broken: exit code 127: exec: "train": executable file not found in $PATH",
    }
  `);
});

test("an image that serves and has no program for train is not judged on training where nothing is declared", () => {
  const endpoint = aServing();
  const look = aLook({ entrypoint: null }, { programs: [aScript({ role: "serve", path: "/usr/bin/serve" })] });
  const observed = { look, sample: aJob(NOT_FOUND), endpoint };
  expect(said(judgementOf(trainStartsTraining, observed, aProfile()))).toMatchInlineSnapshot(
    `"not applicable: there is no program for train (exit code 127), and it serves; declare capabilities in byoa.yaml to have training judged"`,
  );
  expect(said(judgementOf(trainStartsTraining, observed, aDeclaredProfile()))).toMatch(/^broken: /);
});

test("a script without execute bit, with Windows line ends or without its first line is broken", () => {
  const script = (facts: Parameters<typeof aScript>[0]) =>
    judged(aLook({ entrypoint: ["/usr/local/bin/entry"] }, { programs: [aScript(facts)] }))["IMG-SCRIPT-10"];
  expect(script({ mode: 0o644 })).toMatchInlineSnapshot(`"broken: /usr/local/bin/entry has no execute bit (mode 644)"`);
  expect(script({ windowsLineEnds: true, shebang: "/bin/sh" })).toMatchInlineSnapshot(
    `"broken: /usr/local/bin/entry has Windows line ends (CRLF, 0x0D 0x0A)"`,
  );
  const { shebang: _, ...without } = aScript({ text: "node main.mjs\n" });
  expect(judged(aLook({}, { programs: [without] }))["IMG-SCRIPT-10"]).toMatchInlineSnapshot(
    `"broken: /usr/local/bin/entry is a text without \`#!\` and interpreter in its first line"`,
  );
});

test("another processor is broken, but on Graviton by choice", () => {
  expect(judged(aLook({ architecture: "arm64" }))).toMatchInlineSnapshot(`
    {
      "IMG-ARCH-01": "broken: the image for training is built for linux/arm64; training instances run linux/amd64",
    }
  `);
  const resources = { platform: "linux/arm64", memoryBytes: undefined, sharedMemoryBytes: undefined, gpus: undefined };
  expect(
    judged(aLook({ architecture: "arm64" }), {}, { profile: aDeclaredProfile({ resources }) }),
  ).toMatchInlineSnapshot(`
    {
      "IMG-ARCH-01": "pass (linux/arm64 runs on Graviton instances only)",
    }
  `);
});

test("files below /opt/ml are a warning, and a failure when the job wants one of them", () => {
  const look = aLook({}, { belowOptMl: ["input/settings.json", "code/train.py"] });
  expect(judged(look)).toMatchInlineSnapshot(`
    {
      "IMG-OPTML-09": "doubtful: files are baked below /opt/ml (hidden by the platform's folders: 1 of 1 files): /opt/ml/input/settings.json",
    }
  `);
  const log = ["ENOENT: no such file or directory, open '/opt/ml/input/settings.json'"];
  expect(judged(look, { exitCode: 1, log })).toMatchInlineSnapshot(`
    {
      "IMG-OPTML-09": "broken: the job fails for want of /opt/ml/input/settings.json, which the platform's folder hides",
    }
  `);
});

test("another user is a warning where it works, and a failure where it may not write", () => {
  expect(judged(aLook({ user: "1000" }))).toMatchInlineSnapshot(`
    {
      "IMG-USER-11": "doubtful: the image runs as user 1000, and AWS asks for root",
    }
  `);
  const log = ["Error: EACCES: permission denied, open '/opt/ml/model/model.json'"];
  expect(judged(aLook({ user: "app" }), { exitCode: 1, log })).toMatchInlineSnapshot(`
    {
      "IMG-USER-11": "broken: runs as user app, and fails: Error: EACCES: permission denied, open '/opt/ml/model/model.json'",
    }
  `);
});

test("a user who may not do what the server does at its start is a failure", () => {
  const endpoint = aServing({
    notReady: true,
    died: 3,
    log: ["PermissionError: [Errno 13] Permission denied: '/home/app/cache'"],
    readiness: { endedBeforeReady: true },
  });
  const observed = { look: aLook({ user: "app" }), sample: undefined, endpoint };
  expect(said(judgementOf(runsAsRoot, observed, aDeclaredProfile()))).toBe(
    "broken: runs as user app, and the server ends: PermissionError: [Errno 13] Permission denied: '/home/app/cache'",
  );
});
