import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { addressOf } from "./pages.ts";

type Tokens = ReturnType<MarkdownRenderer["parse"]>;

/**
 * Links are written for readers of the repository: relative to their file, to pages, sources and folders alike. On the
 * site a link to a page, or to a folder that has one, leads there; a link to anything else becomes its text.
 * The renderer throws an Error for a link that leads to nothing: VitePress would not see it any more.
 *
 * @param pages the files of the repository that are pages
 * @param root the repository's root
 */
export function repositoryLinks(md: MarkdownRenderer, pages: ReadonlySet<string>, root: string): void {
  md.core.ruler.push("repository-links", ({ tokens, env }) => {
    const file = posix.relative(root.replaceAll("\\", "/"), String(env.realPath ?? env.path ?? ""));
    for (const { children } of tokens) if (children) rewriteLinks(children, file, pages, root);
  });
}

function rewriteLinks(tokens: Tokens, file: string, pages: ReadonlySet<string>, root: string): void {
  let leavesOut = false;
  for (const token of tokens) {
    if (token.type === "link_open") {
      const href = String(token.attrGet("href"));
      if (/^([a-z][a-z0-9+.-]*:|#)/i.test(href)) continue;
      const link = siteLink(href, file, pages);
      if (link === undefined && !existsSync(join(root, targetOf(href, file))))
        throw new Error(`dead link ${href} in ${file}: there is no such file or folder in the repository`);
      leavesOut = link === undefined;
      if (link === undefined) Object.assign(token, { type: "text", tag: "", nesting: 0, attrs: null });
      else token.attrSet("href", link);
    } else if (token.type === "link_close" && leavesOut) {
      Object.assign(token, { type: "text", tag: "", nesting: 0 });
      leavesOut = false;
    } else if (token.type === "text" && leavesOut) {
      // A path is code; a sentence that was a link stays one.
      if (/^\S*[./]\S*$/.test(token.content)) Object.assign(token, { type: "code_inline", tag: "code" });
    }
  }
}

/** The address on the site that a link of a file leads to; undefined where it leads to no page. */
export function siteLink(href: string, file: string, pages: ReadonlySet<string>): string | undefined {
  const target = targetOf(href, file);
  const page = [target, posix.join(target, "README.md"), posix.join(target, "index.md")].find((name) =>
    pages.has(name),
  );
  return page === undefined ? undefined : `${addressOf(page)}${/[?#].*$/.exec(href)?.[0] ?? ""}`;
}

/** What a link of a file leads to, from the repository's root. */
function targetOf(href: string, file: string): string {
  const path = decodeURI(href.replace(/[?#].*$/, ""));
  return posix.join(path.startsWith("/") ? "" : posix.dirname(file), path).replace(/^\/|\/$/g, "");
}
