import { readFile } from "node:fs/promises";

/** The kernel's tables of a container's sockets: from this machine's /proc where the process has a number here, else read inside the container. */
export async function socketTables(
  processId: number | undefined,
  execute: (command: readonly string[]) => Promise<{ readonly output: string }>,
): Promise<string> {
  const fromHere = processId === undefined || processId === 0 ? undefined : await tablesOf(processId);
  if (fromHere !== undefined) return fromHere;
  const read = await execute(["cat", "/proc/net/tcp", "/proc/net/tcp6"]).catch(() => undefined);
  return read?.output ?? "";
}

function tablesOf(processId: number): Promise<string | undefined> {
  const tables = ["tcp", "tcp6"].map((table) => readFile(`/proc/${processId}/net/${table}`, "utf8"));
  return Promise.all(tables).then(
    (texts) => texts.join("\n"),
    () => undefined,
  );
}
