import type { MainProcess } from "@byoa/platform";
import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aServing } from "../serving/observations.fixture.ts";
import { aDeclaredProfile } from "../training/observations.fixture.ts";
import { said } from "../training/said.fixture.ts";
import { entryHandsOn } from "./entry-hands-on.ts";
import { aLook, aScript } from "./image-look.fixture.ts";
import { type Facts, judged, stopOf } from "./judged-image.fixture.ts";

test("shell form that loses its argument is told with the program that did not get it", () => {
  const look = aLook({ entrypoint: ["/bin/sh", "-c", "node /opt/program/main.mjs"] });
  const facts: Facts = { exitCode: 2, log: ["usage: train | serve (unknown argument: undefined)"] };
  expect(judged(look, facts)).toMatchInlineSnapshot(`
    {
      "IMG-EXEC-06": "broken: the entry point is in shell form (/bin/sh -c): the argument train does not reach the program",
      "IMG-TRAIN-03": "broken: the argument train is lost: the entry point is in shell form, and its shell keeps the argument (exit code 2)",
    }
  `);
});

const scriptOf = (text: string) =>
  aLook({ entrypoint: ["/usr/local/bin/entry"] }, { programs: [aScript({ text: `#!/bin/sh\n${text}\n` })] });
const SHELL_STAYS = {
  "IMG-EXEC-06":
    "broken: process 1 is a shell (/bin/sh running /usr/local/bin/entry), and SIGTERM did not reach the program: SIGKILL ended it",
};

test("a shell that is process 1 when SIGTERM comes is told, whatever its script says", () => {
  const process = { name: "entry", program: "/bin/sh", awaitsSigterm: false };
  const look = scriptOf('[ "$1" = serve ] && exec python serve.py\npython train.py');
  expect(judged(look, {}, { killed: true, process })).toEqual(SHELL_STAYS);
  // Of an older record the name alone is there: that of the script, as long as a shell runs it.
  expect(judged(look, {}, { killed: true, process: { name: "entry" } })).toEqual(SHELL_STAYS);
});

test("a script that a program has replaced is no shell: that the program does not hear SIGTERM is another row's matter", () => {
  const process = { name: "python3", program: "python3", awaitsSigterm: false };
  expect(judged(scriptOf("python train.py"), {}, { killed: true, process })).toEqual({});
  expect(judged(aLook(), {}, { killed: true })).toEqual({});
});

test("where the engine does not show process 1, the script says whether its shell stays", () => {
  expect(judged(scriptOf("exec 2>&1\npython train.py"), {}, { killed: true })).toEqual(SHELL_STAYS);
  expect(judged(scriptOf('. /opt/venv/activate\nexec "$@"'), {}, { killed: true })).toEqual({});
});

test("a shell that keeps SIGTERM from a server is told too", () => {
  const killedServing = (process?: MainProcess) => {
    const endpoint = aServing({ stop: stopOf(true, process) });
    const observed = {
      look: scriptOf("gunicorn app"),
      sample: undefined,
      stopped: undefined,
      endpoint,
    };
    return said(judgementOf(entryHandsOn, observed, aDeclaredProfile()));
  };
  expect(killedServing({ name: "gunicorn", program: "/usr/bin/python3" })).toBe("pass");
  expect(killedServing({ name: "sh", program: "/bin/sh" })).toContain("process 1 is a shell");
  expect(killedServing()).toContain("process 1 is a shell");
});
