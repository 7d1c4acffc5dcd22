import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { catalogue } from "../requirements/catalogue.ts";
import { requirementIdsFile } from "./requirement-ids-file.ts";

// node harness/conformance/src/renderers/write-docs.ts
await write(requirementIdsFile(catalogue));
// Loaded only now: the report's schema reads the sections from the file that was just written.
const [{ generatedFiles }, { symptoms }] = await Promise.all([
  import("./generated-files.ts"),
  import("../symptoms/symptoms.ts"),
]);
for (const generated of generatedFiles(catalogue, symptoms)) {
  await write(generated);
  console.log(generated.file);
}

async function write({ file, text }: { readonly file: string; readonly text: string }): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
