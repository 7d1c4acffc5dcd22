import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DefaultTheme } from "vitepress";
import { addressOf, listPages, root, titleOf } from "./pages.ts";
import { siteLink } from "./repository-links.ts";

/** A group of the sidebar: its pages, or the folder whose pages it has. */
interface Group {
  readonly text: string;
  readonly pages?: readonly string[];
  readonly folder?: string;
}

const groups: readonly Group[] = [
  { text: "Getting started", pages: ["docs/index.md", "docs/getting-started.md", "README.md"] },
  { text: "Guides", folder: "docs/guides" },
  { text: "Labs", folder: "docs/labs" },
  { text: "Four ways", pages: ["docs/four-ways.md"] },
  { text: "SageMaker's API here", pages: ["docs/up.md", "docs/up-coverage.md"] },
  { text: "Contract", pages: ["docs/contract.md"], folder: "docs/contract" },
  { text: "When it fails", pages: ["docs/symptoms.md", "docs/errors.md"] },
  { text: "To copy", folder: "algorithms" },
  {
    text: "Behind it",
    pages: [
      "ARCHITECTURE.md",
      "docs/security.md",
      "docs/benchmarks.md",
      "docs/first-finding.md",
      "docs/corpus.md",
      "docs/mutation.md",
      "CONTRIBUTING.md",
      "AGENTS.md",
      "CHANGELOG.md",
    ],
  },
  { text: "More", folder: "frameworks" },
  { text: "Data", folder: "datasets" },
  { text: "Decisions", folder: "docs/decisions" },
];

/** Pages whose heading would say nothing in a list. */
const names = new Map([
  ["docs/index.md", "Overview"],
  ["README.md", "README"],
]);

/** Long lists that few read from top to bottom begin folded. */
const FOLDED = new Set(["Decisions"]);

export const nav: DefaultTheme.NavItem[] = [
  { text: "Getting started", link: "/getting-started" },
  { text: "Guides", link: "/guides/" },
  { text: "Labs", link: "/labs/" },
  { text: "Four ways", link: "/four-ways" },
  { text: "Contract", link: "/contract" },
  { text: "Symptoms", link: "/symptoms" },
  {
    text: "More",
    items: [
      { text: "Errors", link: "/errors" },
      { text: "Security", link: "/security" },
      { text: "Decisions", link: "/decisions/" },
      { text: "Benchmarks", link: "/benchmarks" },
      { text: "Corpus", link: "/corpus" },
      { text: "Architecture", link: "/architecture" },
    ],
  },
];

/** The sidebar: what there is, named by each page's own heading. */
export function sidebar(folder: string = root): DefaultTheme.SidebarItem[] {
  const all = listPages(folder);
  return groups.flatMap(({ text, pages = [], folder: below }) => {
    const files = [...pages.filter((page) => all.includes(page)), ...(below ? pagesBelow(below, all, folder) : [])];
    const items = files.map((file) => ({ text: names.get(file) ?? titleOf(file, folder), link: addressOf(file) }));
    return items.length === 0 ? [] : [{ text, items, collapsed: FOLDED.has(text) }];
  });
}

/** The pages below a folder: its index, then those that the index links to in its order, then the others by name. */
function pagesBelow(below: string, all: readonly string[], folder: string): string[] {
  const own = all.filter((page) => page.startsWith(`${below}/`));
  const index = own.find((page) => page === `${below}/README.md` || page === `${below}/index.md`);
  if (index === undefined) return own;
  const text = readFileSync(join(folder, index), "utf8");
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = ""]) => siteLink(href, index, new Set(own)));
  const rank = (page: string): number => {
    const place = linked.indexOf(addressOf(page));
    return page === index ? -1 : place === -1 ? linked.length : place;
  };
  return own.toSorted((one, other) => rank(one) - rank(other));
}
