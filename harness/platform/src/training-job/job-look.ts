import { createHash } from "node:crypto";
import { type ReadCut, skip, tarMembers } from "@byoa/archive";
import { contractPaths } from "@byoa/contract";
import type { Header } from "tar-stream";
import type { Host } from "../engine/engine.ts";
import { readingLimits } from "../observation/truncation.ts";
import type { JobLook } from "./training-job.ts";

/** A look at running hosts; undefined where the engine cannot tell what they use. */
export async function lookAt(hosts: readonly Host[]): Promise<JobLook | undefined> {
  let cpuMs = 0;
  let waitMs: number | undefined = 0;
  const files: string[] = [];
  for (const host of hosts) {
    const activity = await host.activity?.();
    if (activity === undefined) return undefined;
    cpuMs += activity.cpuMs;
    waitMs = waitMs === undefined || activity.waitMs === undefined ? undefined : waitMs + activity.waitMs;
    files.push(...(await modelFiles(host)));
  }
  const ports = files.length === 0 ? await portsOf(hosts) : [];
  return {
    cpuMs,
    ...(waitMs === undefined ? {} : { waitMs }),
    modelFingerprint: files.length === 0 ? "" : createHash("sha256").update(files.join("\n")).digest("hex"),
    ...(ports.length === 0 ? {} : { listensAt: ports }),
  };
}

async function portsOf(hosts: readonly Host[]): Promise<number[]> {
  const sockets = (await Promise.all(hosts.map((host) => host.listeningSockets()))).flat();
  return [...new Set(sockets.map(({ port }) => port))].toSorted((a, b) => a - b);
}

async function modelFiles(host: Host): Promise<string[]> {
  const archive = await host.archive(contractPaths().model);
  if (archive === undefined) return [];
  const files: string[] = [];
  const note = ({ name, size, mtime, type }: Header): void => {
    if (type === "file") files.push(`${host.name} ${name} ${size} ${mtime.getTime()}`);
  };
  // A look is brief: what lies beyond the limits shows with the job's record.
  const options = { limits: readingLimits(undefined), onCut: ({ header }: ReadCut) => note(header) };
  for await (const member of tarMembers(archive, options)) {
    note(member.header);
    await skip(member);
  }
  return files;
}
