import { fileURLToPath } from "node:url";

/** A folder of this repository; where the command is a package of its own, the same place in it. */
export const repositoryFolder = (path: string): string =>
  fileURLToPath(new URL(`../../../../${path}`, import.meta.url)).replace(/[/\\]$/, "");

/** Where the labs lie. */
export const courseFolder: string = repositoryFolder("docs/labs");
