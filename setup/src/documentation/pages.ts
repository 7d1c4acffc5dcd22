import { readRepositoryFile, repositoryFiles } from "../repository/repository-files.ts";
import { type CodeBlock, codeBlocks } from "./code-blocks.ts";

/** Every Markdown page of the repository. */
export const pages: readonly string[] = repositoryFiles().filter((file) => file.endsWith(".md"));

/** The blocks of code of a page of the repository. */
export const blocksOf = (page: string): CodeBlock[] => codeBlocks(page, readRepositoryFile(page));
