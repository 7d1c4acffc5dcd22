import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Result, resultSchema } from "./result.ts";

/** The results of a file, each a line of JSON; none when there is no file. A line that was cut by an interruption is left out. */
export async function readResults(file: string): Promise<Result[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line) => {
    try {
      return line === "" ? [] : [resultSchema.parse(JSON.parse(line))];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  });
}

export async function appendResult(file: string, result: Result): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, `${JSON.stringify(result)}\n`);
}
