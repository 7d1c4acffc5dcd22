import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { catalogue } from "../requirements/catalogue.ts";
import { symptoms } from "../symptoms/symptoms.ts";
import { generatedFiles } from "./generated-files.ts";

// node harness/conformance/src/renderers/write-docs.ts
for (const { file, text } of generatedFiles(catalogue, symptoms)) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(file);
}
