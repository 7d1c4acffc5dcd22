import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";

/** Removes a folder that a debootstrap worked in: an interrupted one leaves /proc and /sys mounted there. */
export async function removeMounted(folder: string): Promise<void> {
  const mounts = readFileSync("/proc/mounts", "utf8")
    .split("\n")
    .map((line) => line.split(" ")[1] ?? "")
    .filter((path) => path.startsWith(`${folder}/`));
  for (const path of mounts.reverse()) execFileSync("umount", ["--lazy", path]);
  await rm(folder, { recursive: true, force: true });
}
