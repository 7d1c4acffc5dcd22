import type { MarkdownRenderer } from "vitepress";

/** A fence in the language mermaid becomes the theme's Diagram, which draws it in the reader's browser. */
export function mermaidFences(md: MarkdownRenderer): void {
  const code = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (token?.info.trim() === "mermaid") return `<Diagram code="${encodeURIComponent(token.content)}" />\n`;
    return code?.(tokens, index, options, env, self) ?? "";
  };
}
