import { writeFile } from "node:fs/promises";
import { configurationJsonSchemaText } from "./json-schema.ts";

// Run by hand after the shape of byoa.yaml changed: `node harness/conformance/src/profile/write-json-schema.ts`.
await writeFile(new URL("../../byoa.schema.json", import.meta.url), configurationJsonSchemaText());
