import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { catalogue } from "../requirements/catalogue.ts";
import { symptoms } from "../symptoms/symptoms.ts";
import { docsPages } from "./docs-pages.ts";

// node harness/conformance/src/renderers/write-docs.ts
for (const { file, text } of docsPages(catalogue, symptoms)) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(file);
}
