/** A fenced block of shell commands in a page. */
export interface CommandBlock {
  readonly page: string;
  readonly line: number;
  readonly commands: string;
}

/** The ```sh blocks of a Markdown page, in order. Blocks in another language, or in none, are not commands. */
export function commandBlocks(page: string, markdown: string): CommandBlock[] {
  const blocks: CommandBlock[] = [];
  for (const match of markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)) {
    const line = markdown.slice(0, match.index).split("\n").length + 1;
    blocks.push({ page, line, commands: match[1] ?? "" });
  }
  return blocks;
}
