import { fromMarkdown } from "mdast-util-from-markdown";
import { readRepositoryFile } from "../repository/repository-files.ts";

type Content = ReturnType<typeof fromMarkdown>["children"];

/** Every `piece of code` within the sentences of a page of the repository. */
export function inlineCode(page: string): string[] {
  const pieces = (nodes: Content): string[] =>
    nodes.flatMap((node) => {
      if (node.type === "inlineCode") return [node.value];
      return "children" in node ? pieces(node.children) : [];
    });
  return pieces(fromMarkdown(readRepositoryFile(page)).children);
}
