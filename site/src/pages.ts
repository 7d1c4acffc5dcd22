import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root: its Markdown files are the site's pages, where they lie. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Folders whose READMEs are pages, besides everything in docs/. */
const FOLDERS = ["algorithms", "datasets", "frameworks", "harness", "shared"];

/** What VitePress must leave out when it looks for Markdown files below the root; its own rules are globs too. */
export const notPages = [
  // Where forges look for it; it has the place of docs/security.md on the site.
  "SECURITY.md",
  `!(docs|${FOLDERS.join("|")})/**/*.md`,
  `{${FOLDERS.join(",")}}/*/*/**`,
  `{${FOLDERS.join(",")}}/*/!(README).md`,
  // What students get and edit is theirs, not documentation.
  "docs/labs/programs/**",
  "docs/labs/*/*/**",
];

/** Every page, by its file in the repository, with slashes, in order of name. */
export function listPages(folder: string = root): string[] {
  return globSync("{*.md,docs/**/*.md,*/*/README.md}", { cwd: folder, exclude: ["**/node_modules/**", ...notPages] })
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
}

/**
 * Where a page stands on the site. docs/ is the site's root, its index the home page; a README is its folder's index.
 *
 * @example pageOf("docs/guides/pipe-mode.md") // "guides/pipe-mode.md"
 * @example pageOf("algorithms/decision-tree/README.md") // "algorithms/decision-tree/index.md"
 */
export function pageOf(file: string): string {
  if (!file.includes("/")) return file.toLowerCase();
  return file.replace(/^docs\//, "").replace(/(^|\/)README\.md$/, "$1index.md");
}

/** A page's address on the site, from its root: `/guides/pipe-mode`. */
export const addressOf = (file: string): string =>
  `/${pageOf(file)
    .replace(/(^|\/)index\.md$/, "$1")
    .replace(/\.md$/, "")}`;

/** A page's first heading, without its marks. */
export function titleOf(file: string, folder: string = root): string {
  const heading = /^# (.+)$/m.exec(readFileSync(join(folder, file), "utf8"))?.[1] ?? file;
  return heading.replaceAll("`", "").replace(/\[([^\]]+)\]\([^)]*\)/g, "$1");
}
