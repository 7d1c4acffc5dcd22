import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type Dockerode from "dockerode";
import { extract, pack } from "tar-stream";
import { findDocker } from "../engine/docker/docker-access.ts";

/**
 * Loads `tag` with the layers of `from` and a configuration that names another architecture, which no builder makes here. The engine
 * has the layers already, so the archive carries only the two documents. Throws PlatformError `engine-not-reachable`.
 */
export async function relabelArchitecture(from: string, tag: string, architecture: string): Promise<void> {
  const { docker } = await findDocker();
  const documents = await smallMembers(await docker.getImage(from).get());
  const [manifest]: { Config: string; Layers: string[] }[] = JSON.parse(text(documents, "manifest.json"));
  if (manifest === undefined) throw new Error(`${from}: its archive has no manifest`);
  const configuration = JSON.stringify({ ...JSON.parse(text(documents, manifest.Config)), architecture });
  const name = `${createHash("sha256").update(configuration).digest("hex")}.json`;
  const archive = pack();
  archive.entry({ name }, configuration);
  archive.entry(
    { name: "manifest.json" },
    JSON.stringify([{ ...manifest, Config: name, RepoTags: [`${tag}:latest`] }]),
  );
  archive.finalize();
  const answer: AsyncIterable<Buffer> = await load(docker, Readable.from(archive));
  for await (const chunk of answer)
    if (String(chunk).includes('"error"')) throw new Error(`cannot load ${tag}: ${chunk}`);
}

/** The engine's answer to a load; the library's types forget that it is a stream. */
async function load(docker: Dockerode, archive: Readable): Promise<AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) =>
    docker.loadImage(archive, {}, (error: unknown, answer) =>
      answer === undefined ? reject(error) : resolve(Readable.from(answer)),
    ),
  );
}

/** Members below 1 MiB: the documents, not the layers. */
async function smallMembers(archive: NodeJS.ReadableStream): Promise<Map<string, Buffer>> {
  const members = new Map<string, Buffer>();
  const unpacked = extract();
  archive.pipe(unpacked);
  for await (const member of unpacked) {
    const chunks: Buffer[] = [];
    const small = (member.header.size ?? 0) < 1024 * 1024;
    for await (const chunk of Readable.from(member)) if (small) chunks.push(chunk);
    if (small) members.set(member.header.name, Buffer.concat(chunks));
  }
  return members;
}

function text(members: Map<string, Buffer>, name: string): string {
  const member = members.get(name);
  if (member === undefined) throw new Error(`the image's archive has no ${name}`);
  return member.toString();
}
