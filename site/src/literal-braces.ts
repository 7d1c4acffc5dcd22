import type { MarkdownRenderer } from "vitepress";

/** VitePress makes Vue templates of pages: without this, {{ braces }} in a text or in its code would be an expression. */
export function literalBraces(md: MarkdownRenderer): void {
  for (const kind of ["text", "code_inline"]) {
    const render = md.renderer.rules[kind];
    if (render === undefined) continue;
    md.renderer.rules[kind] = (...args) => render(...args).replaceAll("{{", "&#123;&#123;");
  }
}
