import { posix } from "node:path";
import GithubSlugger from "github-slugger";
import { fromMarkdown } from "mdast-util-from-markdown";

type Tree = ReturnType<typeof fromMarkdown>;
type Node = Tree | Tree["children"][number];

/** A page as far as links go: where its own lead, and what can be linked to in it. */
export interface LinkedPage {
  readonly links: readonly { readonly url: string; readonly line: number }[];
  /** Anchors of headings as GitHub makes them, and those written by hand. */
  readonly anchors: ReadonlySet<string>;
}

/** Reads a Markdown page's links, pictures included, and its anchors. */
export function linkedPage(markdown: string): LinkedPage {
  const links: { url: string; line: number }[] = [];
  const anchors = new Set<string>();
  const slugger = new GithubSlugger();
  visit(fromMarkdown(markdown), (node) => {
    if (node.type === "link" || node.type === "image" || node.type === "definition") {
      links.push({ url: node.url, line: node.position?.start.line ?? 0 });
    } else if (node.type === "heading") {
      anchors.add(slugger.slug(textOf(node)));
    } else if (node.type === "html") {
      for (const [, id = ""] of node.value.matchAll(/\s(?:id|name)="([^"]+)"/g)) anchors.add(id);
    }
  });
  return { links, anchors };
}

/**
 * What is wrong with the links of Markdown pages: a line for each that leads to no file, folder or anchor of the
 * repository. Links to other hosts are not looked at.
 *
 * @param pages the Markdown pages by their file
 * @param files every file of the repository, relative to its root, with slashes
 */
export function brokenLinks(pages: ReadonlyMap<string, LinkedPage>, files: Iterable<string>): string[] {
  const places = placesOf(files);
  const broken: string[] = [];
  for (const [file, { links }] of pages) {
    for (const { url, line } of links) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(url)) continue;
      const [, path = "", anchor] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(url) ?? [];
      const target = path === "" ? file : targetOf(file, decodeURI(path));
      if (!places.has(target)) broken.push(`${file}:${line}: ${url} leads to nothing`);
      else if (anchor !== undefined && !hasAnchor(pages.get(target), anchor))
        broken.push(`${file}:${line}: ${url} leads to no heading`);
    }
  }
  return broken;
}

/** A page without such a heading has no such anchor; of a file that is no page nobody knows. */
const hasAnchor = (page: LinkedPage | undefined, anchor: string): boolean =>
  page === undefined ? /^L\d+(-L\d+)?$/.test(anchor) : page.anchors.has(decodeURIComponent(anchor));

function targetOf(file: string, path: string): string {
  const joined = path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(file), path);
  return joined.replace(/\/$/, "") || ".";
}

/** Files, and the folders that they lie in. */
function placesOf(files: Iterable<string>): Set<string> {
  const places = new Set<string>(["."]);
  for (const file of files) {
    for (let place = file; place !== "."; place = posix.dirname(place)) places.add(place);
  }
  return places;
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  if ("children" in node) for (const child of node.children) visit(child, see);
}

function textOf(node: Node): string {
  if ("value" in node) return node.type === "html" ? "" : node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}
