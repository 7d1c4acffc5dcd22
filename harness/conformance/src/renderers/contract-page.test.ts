import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { catalogue } from "../requirements/catalogue.ts";
import { CONTRACT_PAGE_FILE, renderContractPage } from "./contract-page.ts";

it("is in the docs as it is: node harness/conformance/src/renderers/write-docs.ts", async () => {
  expect(await readFile(CONTRACT_PAGE_FILE, "utf8")).toBe(renderContractPage(catalogue));
});
