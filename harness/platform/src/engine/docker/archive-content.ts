import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { plainHeader, skip, tarMembers } from "@byoa/archive";
import { type Pack, pack } from "tar-stream";

/**
 * Docker names the folder itself as the first part of each member: here it is taken away, and the folder left out.
 *
 * @param explain makes the error that readers get of what was wrong with the stream
 */
export function archiveContent(archive: NodeJS.ReadableStream, explain: (error: unknown) => Error): Readable {
  const content = pack();
  void copy(Readable.from(archive), content).then(
    () => content.finalize(),
    (error: unknown) => content.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  const read = new PassThrough();
  content.on("error", (error: unknown) => read.destroy(explain(error)));
  content.pipe(read);
  // Whoever stops reading ends the engine's sending, too: as long as it sends, it does nothing else with the container.
  read.once("close", () => {
    content.destroy();
    if (archive instanceof Readable) archive.destroy();
  });
  return read;
}

async function copy(archive: Readable, content: Pack): Promise<void> {
  for await (const member of tarMembers(archive)) {
    const slash = member.header.name.indexOf("/");
    const rest = slash < 0 ? "" : member.header.name.slice(slash + 1);
    if (rest === "" && member.header.type === "directory") {
      await skip(member);
      continue;
    }
    const header = { ...plainHeader(member.header), name: rest === "" ? member.header.name : rest };
    if (header.type === "link" && header.linkname)
      header.linkname = header.linkname.slice(header.linkname.indexOf("/") + 1);
    await pipeline(member, content.entry(header));
  }
}
