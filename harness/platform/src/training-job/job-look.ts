import { createHash } from "node:crypto";
import { contractPaths } from "@byoa/contract";
import type { Host } from "../engine/engine.ts";
import { skip, tarMembers } from "../observation/tar-members.ts";
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
  return {
    cpuMs,
    ...(waitMs === undefined ? {} : { waitMs }),
    modelFingerprint: files.length === 0 ? "" : createHash("sha256").update(files.join("\n")).digest("hex"),
  };
}

async function modelFiles(host: Host): Promise<string[]> {
  const archive = await host.archive(contractPaths().model);
  if (archive === undefined) return [];
  const files: string[] = [];
  for await (const member of tarMembers(archive)) {
    const { name, size, mtime, type } = member.header;
    if (type === "file") files.push(`${host.name} ${name} ${size} ${mtime.getTime()}`);
    await skip(member);
  }
  return files;
}
