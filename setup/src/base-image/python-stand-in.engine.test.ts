import { execFileSync } from "node:child_process";
import { afterAll, expect, test } from "vitest";
import { baseImage } from "./base-image.ts";
import { makePython, pythonContents } from "./python-stand-in.ts";
import { standInLabel } from "./stand-in.ts";

const name = "byoa-test/python-stand-in";
const docker = (...words: string[]): string => execFileSync("docker", words, { encoding: "utf8" });

afterAll(() => docker("rmi", "--force", name));

test("the stand-in runs python under both names, as the official image does, and says what it is", async () => {
  const told: string[] = [];
  const { signal } = new AbortController();
  await makePython({ name, from: baseImage, tell: (text) => told.push(text), signal });
  expect(docker("run", "--rm", "--network", "none", name, "sh", "-c", "python --version && python3 --version")).toMatch(
    /^(Python 3\.\d+\.\d+\n){2}$/,
  );
  const { Entrypoint, Cmd, Labels } = JSON.parse(docker("inspect", "--format", "{{json .Config}}", name));
  expect({ Entrypoint: Entrypoint ?? [], Cmd, label: Labels[standInLabel] }).toEqual({
    Entrypoint: [],
    Cmd: ["python3"],
    label: `${pythonContents(baseImage)}; carries the certificates of the machine that made it: never push it`,
  });
  expect(told[0]).toBe(`building ${name}: Step 1/5 : FROM ${baseImage}`);
});

test("one that does not build is a SetupError with the next step", async () => {
  const { signal } = new AbortController();
  const making = makePython({ name, from: "byoa-test/there-is-none:1", tell: () => {}, signal });
  await expect(making).rejects.toThrow(`bring ${name} here by "docker load", then run the same command again`);
});
