import { fromMarkdown } from "mdast-util-from-markdown";

/** A block of code in a Markdown page, fenced or indented. */
export interface CodeBlock {
  readonly page: string;
  /** Where its text starts, counted from 1. */
  readonly line: number;
  /** The word behind the fence; undefined where there is none, as in an indented block. */
  readonly language: string | undefined;
  readonly text: string;
}

type Content = ReturnType<typeof fromMarkdown>["children"];

/** Every block of code in a page, in order, those in lists and quotations included. */
export function codeBlocks(page: string, markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = markdown.split("\n");
  const visit = (nodes: Content): void => {
    for (const node of nodes) {
      if ("children" in node) visit(node.children);
      if (node.type !== "code") continue;
      const start = node.position?.start.line ?? 1;
      const isFenced = /^[\s>*+\d.)-]*(```|~~~)/.test(lines[start - 1] ?? "");
      blocks.push({ page, line: isFenced ? start + 1 : start, language: node.lang ?? undefined, text: node.value });
    }
  };
  visit(fromMarkdown(markdown).children);
  return blocks;
}
