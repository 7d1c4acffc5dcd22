import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { catalogue } from "../requirements/catalogue.ts";
import { CONTRACT_PAGE_FILE, renderContractPage } from "./contract-page.ts";

// node harness/conformance/src/renderers/write-docs.ts
await mkdir(dirname(CONTRACT_PAGE_FILE), { recursive: true });
await writeFile(CONTRACT_PAGE_FILE, renderContractPage(catalogue));
console.log(CONTRACT_PAGE_FILE);
