import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLocalPlatform } from "@byoa/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plainFolder } from "../sources.ts";
import { checkMutantFolder } from "./check-mutant-folder.ts";

const iris = join(import.meta.dirname, "../../../../datasets/iris");

const mutant = `export default {
  title: "copies its finished model, and leaves the unfinished one beside it",
  replace: {
    "train.mjs": [
      [
        'renameSync("/opt/ml/model/.model.json", "/opt/ml/model/model.json")',
        'writeFileSync("/opt/ml/model/model.json", readFileSync("/opt/ml/model/.model.json"))',
      ],
    ],
  },
  fails: { "MY-FILES-01": /left over: \\.model\\.json/ },
};`;

const requirement = (judge: string) => `export default ({ requirement, experiments, pass, broken, evidence }) =>
  requirement({
    id: "MY-FILES-01",
    section: "training",
    level: "SHOULD",
    sentence: "The model folder holds nothing but the model.",
    why: "All of it is sent to every endpoint.",
    fix: "Rename the file that was written, in place of copying it.",
    needs: { sample: experiments.trainSample },
    judge({ sample }) {
      const names = sample.hosts[0].model.map(({ path }) => path);
      ${judge}
    },
  });`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-pair-test-"));
  await cp(join(iris, "training"), join(folder, "training"), { recursive: true });
  await cp(join(iris, "testing"), join(folder, "testing"), { recursive: true });
  const configuration = await readFile(join(plainFolder, "byoa.yaml"), "utf8");
  await writeFile(join(folder, "byoa.yaml"), configuration.replaceAll("../../../datasets/iris/", ""));
  await writeFile(join(folder, "mutant.mjs"), mutant);
});
afterAll(() => rm(folder, { recursive: true }));

async function checked(judge: string) {
  await writeFile(join(folder, "requirement.mjs"), requirement(judge));
  return await checkMutantFolder({ folder, programFolder: plainFolder, openPlatform: () => openLocalPlatform() });
}

test("a pair holds that spares the program and kills the mutant", async () => {
  const judge = `const left = names.filter((name) => name.startsWith("."));
      return left.length === 0 ? pass() : broken("left over: " + left.join(", "), evidence("names", names.join("\\n")));`;
  expect(await checked(judge)).toEqual({
    held: true,
    lines: ["MY-FILES-01 holds on the program.", "MY-FILES-01 kills the mutant: left over: .model.json"],
  });
});

test("a judge that never fails lets the mutant live", async () => {
  const { held, lines } = await checked("return pass();");
  expect(held).toBe(false);
  expect(lines).toEqual([expect.stringMatching(/^the mutant survives: MY-FILES-01 holds on it as on the program\./)]);
});

test("a judge that sees too much kills the program itself", async () => {
  const { held, lines } = await checked('return broken("left over: " + names[0]);');
  expect(held).toBe(false);
  expect(lines).toEqual([
    "MY-FILES-01 kills the program itself, which does nothing wrong: left over: model.json. Its judge sees too much: requirement.mjs.",
  ]);
});

test("a judge that throws is told by its own words", async () => {
  const { held, lines } = await checked("return names.left.length;");
  expect(held).toBe(false);
  expect(lines).toEqual([
    "the judge of MY-FILES-01 failed: Cannot read properties of undefined (reading 'length'). It was given the program as it is: requirement.mjs.",
  ]);
});
