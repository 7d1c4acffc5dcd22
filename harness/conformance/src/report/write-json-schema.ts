import { writeFile } from "node:fs/promises";
import { REPORT_SCHEMA_FILE, reportJsonSchemaText } from "./json-schema.ts";

// node harness/conformance/src/report/write-json-schema.ts
await writeFile(REPORT_SCHEMA_FILE, reportJsonSchemaText());
console.log(REPORT_SCHEMA_FILE);
