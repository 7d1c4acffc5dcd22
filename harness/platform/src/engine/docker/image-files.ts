import { Readable } from "node:stream";
import { tarMembers } from "@byoa/archive";
import type Dockerode from "dockerode";
import type { Header } from "tar-stream";
import type { ImageFile } from "../engine.ts";
import { engineFault, statusCode } from "./engine-fault.ts";
import { closedMeanwhile } from "./prepare-host.ts";

const CONTENT_LIMIT_BYTES = 64 * 1024;
const MEMBER_LIMIT = 10_000;
const WHOLE = "/**";

/**
 * Reads paths of a container that was created and never started; what is not there is left out.
 * A path that ends with `/**` lists the folder with all that lies below.
 */
export async function readPaths(
  container: Dockerode.Container,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<ImageFile[]> {
  const found = await Promise.all(
    paths.map((path) =>
      path.endsWith(WHOLE)
        ? readPath(container, path.slice(0, -WHOLE.length), MEMBER_LIMIT, signal)
        : readPath(container, path, 1, signal),
    ),
  );
  return found.flat();
}

async function readPath(
  container: Dockerode.Container,
  path: string,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<ImageFile[]> {
  const found: ImageFile[] = [];
  try {
    const archive = await container.getArchive({ path, ...(signal === undefined ? {} : { abortSignal: signal }) });
    for await (const member of tarMembers(Readable.from(archive))) {
      const content = await start(member);
      found.push(imageFile(placed(path, member.header.name), member.header, content));
      // Only as far as needed: the rest is cut off.
      if (found.length === limit) break;
    }
  } catch (error) {
    if (signal?.aborted) throw closedMeanwhile();
    if (statusCode(error) === 404) return [];
    throw engineFault(`reading ${path} out of the image`, error);
  }
  return found;
}

/** Members carry the last part of the path that was asked for as their first. */
function placed(path: string, member: string): string {
  const rest = member.replace(/\/+$/, "").split("/").slice(1).join("/");
  return rest === "" ? path : `${path}/${rest}`;
}

/** The first 64 KiB of a member. */
async function start(member: AsyncIterable<unknown>): Promise<Buffer> {
  const kept: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of member) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("a tar member gave something else than bytes");
    // All of it is taken: the next member comes only after that.
    if (bytes < CONTENT_LIMIT_BYTES) kept.push(chunk);
    bytes += chunk.length;
  }
  return Buffer.concat(kept).subarray(0, CONTENT_LIMIT_BYTES);
}

function imageFile(path: string, header: Header, content: Buffer): ImageFile {
  const type = typeOf(header);
  return {
    path,
    type,
    mode: header.mode & 0o7777,
    uid: header.uid,
    sizeBytes: header.size,
    ...(type === "symlink" ? { linkTarget: header.linkname } : {}),
    ...(type === "file" ? { content } : {}),
  };
}

function typeOf({ type }: Header): ImageFile["type"] {
  if (type === "directory" || type === "symlink") return type;
  return type === "file" || type === "contiguous-file" || type === "link" ? "file" : "other";
}
