import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { catalogue } from "../requirements/catalogue.ts";
import { symptoms } from "../symptoms/symptoms.ts";
import { generatedFiles } from "./generated-files.ts";

const root = new URL("../../../../", import.meta.url).pathname;

test.each(generatedFiles(catalogue, symptoms).map(({ file, text }) => [file.replace(root, ""), file, text] as const))(
  "%s is up to date: node harness/conformance/src/renderers/write-docs.ts",
  async (_name, file, text) => {
    expect(await readFile(file, "utf8")).toBe(text);
  },
);
