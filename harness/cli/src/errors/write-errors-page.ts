import { writeFile } from "node:fs/promises";
import { ERRORS_PAGE_FILE, errorsPage } from "./errors-page.ts";

await writeFile(ERRORS_PAGE_FILE, errorsPage());
