import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { contractPaths } from "@byoa/contract";
import { extract } from "tar-stream";
import type { Host } from "../engine/engine.ts";
import type { JobLook } from "./training-job.ts";

/** A look at running hosts; undefined where the engine cannot tell what they use. */
export async function lookAt(hosts: readonly Host[]): Promise<JobLook | undefined> {
  let cpuMs = 0;
  const files: string[] = [];
  for (const host of hosts) {
    const activity = await host.activity?.();
    if (activity === undefined) return undefined;
    cpuMs += activity.cpuMs;
    files.push(...(await modelFiles(host)));
  }
  return {
    cpuMs,
    modelFingerprint: files.length === 0 ? "" : createHash("sha256").update(files.join("\n")).digest("hex"),
  };
}

async function modelFiles(host: Host): Promise<string[]> {
  const archive = await host.archive(contractPaths().model);
  if (archive === undefined) return [];
  const members = extract();
  const reading = pipeline(archive, members);
  const files: string[] = [];
  for await (const member of members) {
    const { name, size, mtime, type } = member.header;
    if (type === "file") files.push(`${host.name} ${name} ${size} ${mtime.getTime()}`);
    for await (const _ of member);
  }
  await reading;
  return files;
}
