import { spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awaitedLater, followEngine } from "@byoa/platform";
import type Docker from "dockerode";
import { installPackages } from "../engine/apt.ts";
import { findProgram, lookAtMachine } from "../engine/machine.ts";
import { hostCertificates } from "./host-certificates.ts";
import { makeRootFilesystem } from "./root-filesystem.ts";
import { removeMounted } from "./temporary-root.ts";

/** An image that carries this label was made here in place of the official one. */
export const standInLabel = "byoa.stand-in";

const systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const unfinishedName = "byoa-setup/stand-in:unfinished";

/** Why this machine cannot make the stand-in; undefined when it can. */
export function whyNoStandIn(engineArchitecture: string): string | undefined {
  const { platform, isRoot, distributions } = lookAtMachine(process.env);
  if (platform !== "linux" || !isRoot || !distributions.some((name) => name === "debian" || name === "ubuntu")) {
    return "a stand-in can only be made as root on Debian or Ubuntu";
  }
  if (engineArchitecture !== process.arch)
    return `a stand-in for ${engineArchitecture} cannot be made on ${process.arch}`;
  return undefined;
}

/** Makes the stand-in under another name first: the right name only ever means a finished image that runs Node. */
export async function makeStandIn(
  docker: Docker,
  name: string,
  tell: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  if (findProgram("debootstrap") === undefined) await installPackages(["debootstrap"], tell, signal);
  const folder = await mkdtemp(join(tmpdir(), "byoa-stand-in-"));
  try {
    const environment = await makeRootFilesystem(folder, tell, signal);
    tell("handing the stand-in to the engine");
    await importFolder(docker, join(folder, "root"), changes(environment), signal);
  } finally {
    await removeMounted(folder);
  }
  const unfinished = docker.getImage(unfinishedName);
  try {
    tell("trying the stand-in");
    await tryNode(docker, signal);
    const colon = name.lastIndexOf(":");
    await unfinished.tag({ repo: name.slice(0, colon), tag: name.slice(colon + 1) });
  } finally {
    await unfinished.remove();
  }
}

/** The official image's settings, and what this machine needs besides. */
function changes(environment: Record<string, string>): string {
  const variables = {
    PATH: systemPath,
    NODE_VERSION: process.versions.node,
    ...environment,
    ...hostCertificates.environment(),
  };
  return [
    ...Object.entries(variables).map(([key, value]) => `ENV ${key}=${value}`),
    `LABEL ${standInLabel}="carries the certificates of the machine that made it: never push it"`,
    'ENTRYPOINT ["docker-entrypoint.sh"]',
    'CMD ["node"]',
  ].join("\n");
}

async function importFolder(docker: Docker, folder: string, dockerfile: string, signal: AbortSignal): Promise<void> {
  const tar = spawn(
    "tar",
    ["-C", folder, "--numeric-owner", "--exclude=./dev/*", "--exclude=./proc/*", "--exclude=./sys/*", "-c", "."],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = awaitedLater(
    new Promise<number | null>((resolve, reject) => tar.once("error", reject).once("close", resolve)),
  );
  const [repo, tag] = unfinishedName.split(":");
  try {
    const answer = await docker.importImage(tar.stdout, { repo, tag, changes: dockerfile, abortSignal: signal });
    await followEngine(answer, () => {});
    if ((await ended) !== 0) throw new Error("tar could not read the stand-in's files");
  } finally {
    tar.kill();
  }
}

async function tryNode(docker: Docker, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const container = await docker.createContainer({
    Image: unfinishedName,
    Cmd: ["sh", "-c", "node --version && npm --version && id node"],
    HostConfig: { NetworkMode: "none" },
  });
  try {
    await container.start();
    const { StatusCode } = await container.wait();
    if (StatusCode === 0) return;
    const logs = await container.logs({ stdout: true, stderr: true });
    throw new Error(`the stand-in does not run Node (ended with ${StatusCode}): ${logs.toString("utf8")}`);
  } finally {
    await container.remove({ force: true, v: true });
  }
}
