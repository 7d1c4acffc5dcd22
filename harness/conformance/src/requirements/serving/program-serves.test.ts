import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aProfile, aServing, inWords } from "./observations.fixture.ts";
import { programServes } from "./program-serves.ts";

type Observed = Parameters<typeof programServes.judge>[0];
const judged = (observed: Omit<Observed, "trained" | "look">) =>
  inWords(judgementOf(programServes, { trained: undefined, look: undefined, ...observed }, aProfile()));

test("a server that stays holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a program that is not there is named by the engine's words", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: { endedBeforeReady: true },
        exit: {
          code: 127,
          atMs: 0,
          outOfMemory: false,
          startError: 'exec: "serve": executable file not found in $PATH',
        },
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: the program for \`serve\` cannot be started (exit code 127): exec: "serve": executable file not found in $PATH"`,
  );
});

test("a crash is named by its exit code and the line that tells most", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        died: 1,
        readiness: { endedBeforeReady: true },
        log: ["Traceback (most recent call last):", "ModuleNotFoundError: No module named 'flask'", ""],
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: the container ended after 0.4 s with exit code 1; its log says "ModuleNotFoundError: No module named 'flask'""`,
  );
});

test("a library of the GPU's driver is not the image's to bring, one of CUDA's own is", () => {
  const ended = (library: string) =>
    judged({
      served: aServing({
        notReady: true,
        died: 1,
        readiness: { endedBeforeReady: true },
        log: [`ImportError: ${library}: cannot open shared object file: No such file or directory`],
      }),
    });
  expect(ended("libcuda.so.1")).toMatch(/^not testable.*libcuda\.so\.1.*--gpus all/);
  expect(ended("libcudart.so.12")).toMatch(/^broken: .*the shared library libcudart\.so\.12 is not in the image/);
});

test("the memory limit is named", () => {
  expect(
    judged({
      served: aServing({
        notReady: true,
        readiness: { endedBeforeReady: true },
        exit: { code: 137, atMs: 9_000, outOfMemory: true },
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: the server was killed by the memory limit after 9.0 s"`);
});

test("a silent end with 0 is told", () => {
  expect(
    judged({ served: aServing({ notReady: true, died: 0, readiness: { endedBeforeReady: true }, log: [] }) }),
  ).toMatchInlineSnapshot(`"broken: the container ended after 0.4 s with exit code 0; it logged nothing"`);
});

test("a server that runs on and is not ready is another requirement's", () => {
  expect(judged({ served: aServing({ notReady: true }) })).toMatchInlineSnapshot(`"pass"`);
});

test("an end after it was ready is another requirement's", () => {
  expect(judged({ served: aServing({ died: 1 }) })).toMatchInlineSnapshot(`"pass"`);
});
