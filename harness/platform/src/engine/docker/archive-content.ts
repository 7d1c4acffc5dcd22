import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, type Pack, pack } from "tar-stream";
import { plainHeader } from "./member-header.ts";

/** Docker names the folder itself as the first part of each member: here it is taken away, and the folder left out. */
export function archiveContent(archive: NodeJS.ReadableStream): Readable {
  const content = pack();
  void copy(Readable.from(archive), content).then(
    () => content.finalize(),
    (error: unknown) => content.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return Readable.from(content, { objectMode: false });
}

async function copy(archive: Readable, content: Pack): Promise<void> {
  const members = extract();
  const reading = pipeline(archive, members);
  for await (const member of members) {
    const slash = member.header.name.indexOf("/");
    const rest = slash < 0 ? "" : member.header.name.slice(slash + 1);
    if (rest === "" && member.header.type === "directory") {
      member.resume();
      continue;
    }
    const header = { ...plainHeader(member.header), name: rest === "" ? member.header.name : rest };
    if (header.type === "link" && header.linkname)
      header.linkname = header.linkname.slice(header.linkname.indexOf("/") + 1);
    await pipeline(member, content.entry(header));
  }
  await reading;
}
