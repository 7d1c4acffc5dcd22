import { writeFile } from "node:fs/promises";
import { COVERAGE_PAGE_FILE, coveragePage } from "./coverage-page.ts";

await writeFile(COVERAGE_PAGE_FILE, coveragePage());
