import { buildImage, PlatformError } from "@byoa/platform";
import { SetupError } from "../setup-error.ts";
import { standInLabel } from "./stand-in.ts";

export interface PythonStandIn {
  /** The tag of the official image. */
  readonly name: string;
  /** The base image of Node: Debian, with this machine's package sources and certificates where it is a stand-in itself. */
  readonly from: string;
  readonly tell: (text: string) => void;
  readonly signal: AbortSignal;
}

const keptLines = 15;

/** What the stand-in consists of, in a few words. */
export const pythonContents = (from: string): string => `${from} with Debian's Python, which is an older one`;

/**
 * What the official image has that Dockerfiles here rely on: `python3` and `python` on the PATH, no entry point, no user.
 * Debian's Python is 3.11 and comes without pip.
 */
const pythonDockerfile = (from: string): string => `FROM ${from}
RUN apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/* && ln -s /usr/bin/python3 /usr/local/bin/python
ENTRYPOINT []
CMD ["python3"]
LABEL ${standInLabel}="${pythonContents(from)}; carries the certificates of the machine that made it: never push it"
`;

/** Builds the stand-in. Throws SetupError with the builder's last lines when it does not build: mostly, no Debian mirror answers. */
export async function makePython({ name, from, tell, signal }: PythonStandIn): Promise<void> {
  const last: string[] = [];
  try {
    await buildImage({
      tag: name,
      files: { Dockerfile: { content: pythonDockerfile(from) } },
      signal,
      onLine(line) {
        last.push(line);
        tell(`building ${name}: ${line.trim().slice(0, 80)}`);
      },
    });
  } catch (cause) {
    signal.throwIfAborted();
    if (!(cause instanceof PlatformError)) throw cause;
    const next = `bring ${name} here by "docker load", then run the same command again`;
    throw new SetupError(`${cause.message.trim()}; ${next}`, { cause, output: last.slice(-keptLines) });
  }
}
