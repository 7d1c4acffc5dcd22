import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aServing } from "../serving/observations.fixture.ts";
import { modelIsArchiveSafe } from "./model-is-archive-safe.ts";
import { aDeclaredProfile, aFile, aFolder, aJob } from "./observations.fixture.ts";
import { said } from "./said.fixture.ts";

const judged = (
  model: Parameters<typeof aJob>[0] extends infer F ? (F extends { model?: infer M } ? M : never) : never,
) =>
  said(
    judgementOf(modelIsArchiveSafe, { sample: aJob({ model: model ?? [] }), endpoint: undefined }, aDeclaredProfile()),
  );

test("files and folders hold", () => {
  expect(judged([aFolder("weights"), aFile("weights/0.bin")])).toBe("pass");
});

test("a link is broken, and named with its target", () => {
  expect(
    judged([aFile("model.json"), aFile("latest.json", 0, { type: "symlink", linkTarget: "/opt/ml/model/model.json" })]),
  ).toMatchInlineSnapshot(`"broken: in /opt/ml/model: latest.json is a symbolic link to /opt/ml/model/model.json"`);
});

test("a pipe, a socket and a name that is too long are broken", () => {
  expect(
    judged([aFile("a", 0, { type: "fifo" }), aFile("b", 0, { type: "other" }), aFile(`${"x".repeat(256)}`)]),
  ).toMatchInlineSnapshot(
    `"broken: in /opt/ml/model: a is a named pipe, b is neither a file nor a folder, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… is a name of more than 255 bytes"`,
  );
});

const LINK = aFile("means.json", 0, { type: "symlink", linkTarget: "blobs/a1" });
const given = (sample: ReturnType<typeof aJob> | undefined, ...modelBefore: (typeof LINK)[]) =>
  said(
    judgementOf(
      modelIsArchiveSafe,
      { sample, endpoint: aServing({ model: "declared", modelBefore }) },
      aDeclaredProfile(),
    ),
  );

test("a link in a model that is given is broken, whatever became of training", () => {
  const finding = "broken: in the model that is given: means.json is a symbolic link to blobs/a1";
  expect(given(undefined, LINK)).toBe(finding);
  expect(given(aJob(), LINK)).toBe(finding);
  expect(given(aJob({ exitCode: 1 }), LINK)).toBe(finding);
});

test("a sound model that is given holds; without it, a job that failed tells nothing", () => {
  expect(given(undefined, aFile("means.json"))).toBe("pass");
  const failed = { sample: aJob({ exitCode: 1 }), endpoint: aServing() };
  expect(said(judgementOf(modelIsArchiveSafe, failed, aDeclaredProfile()))).toMatch(
    /^not testable behind TRAIN-EXIT-01/,
  );
});
