import type { CodeBlock } from "./code-blocks.ts";
import { isCommands } from "./command-block.ts";

/** Output of commands in a block of its own, right behind theirs: nothing would compare it. */
export function outputsApart(blocks: readonly CodeBlock[]): CodeBlock[] {
  return blocks.filter((block, index) => {
    const before = blocks[index - 1];
    if (before === undefined || before.page !== block.page || !isCommands(before)) return false;
    if (block.language !== undefined && block.language !== "text") return false;
    const endOfCommands = before.line + before.text.split("\n").length;
    // A closing fence, an empty line, an opening fence.
    return block.line - endOfCommands <= 3;
  });
}
