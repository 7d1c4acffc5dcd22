import { chmod, cp, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runQuietly } from "../child-process.ts";
import { entryPoint } from "./entry-point.ts";
import { hostCertificates } from "./host-certificates.ts";
import { debianMirror, packageSettings, writeAptSettings } from "./package-sources.ts";

// As the official image has it for this Node.
const npmVersion = "11.19.1";

type Tell = (text: string) => void;

/**
 * Lays out `folder/root` like the official Node image on Debian's smallest system, everything from packages.
 *
 * @returns variables that the image needs on this machine.
 */
export async function makeRootFilesystem(
  folder: string,
  tell: Tell,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const root = join(folder, "root");
  await installDebian(root, tell, signal);
  tell("fetching Node and npm");
  await installNode(folder, root, signal);
  await hostCertificates.copyInto(root);
  await writeAptSettings(root, signal);
  await runQuietly("chroot", [root, "groupadd", "--gid", "1000", "node"], { signal });
  const user = ["--uid", "1000", "--gid", "node", "--shell", "/bin/bash", "--create-home", "node"];
  await runQuietly("chroot", [root, "useradd", ...user], { signal });
  await trim(root);
  return packageSettings(signal);
}

async function installDebian(root: string, tell: Tell, signal: AbortSignal): Promise<void> {
  const counts = new Map<string, number>();
  const onLine = (line: string) => {
    const verb = /^I: (Retrieving|Validating|Extracting|Unpacking|Configuring) /.exec(line)?.[1];
    if (verb === undefined) return;
    const count = (counts.get(verb) ?? 0) + 1;
    counts.set(verb, count);
    tell(`Debian: ${verb.toLowerCase()} package ${count}`);
  };
  tell("Debian: asking for its packages");
  const mirror = await debianMirror(signal);
  const args = ["--variant=minbase", "bookworm", root, ...(mirror === undefined ? [] : [mirror])];
  await runQuietly("debootstrap", args, { signal, onLine });
}

async function installNode(folder: string, root: string, signal: AbortSignal): Promise<void> {
  const local = join(root, "usr/local");
  const node = await unpack(`node-linux-${process.arch}@${process.versions.node}`, join(folder, "node"), signal);
  await cp(join(node, "bin/node"), join(local, "bin/node"));
  await chmod(join(local, "bin/node"), 0o755);
  await symlink("node", join(local, "bin/nodejs"));
  await cp(join(node, "include"), join(local, "include"), { recursive: true });
  const npm = await unpack(`npm@${npmVersion}`, join(folder, "npm"), signal);
  await cp(npm, join(local, "lib/node_modules/npm"), { recursive: true });
  for (const name of ["npm", "npx"]) {
    await chmod(join(local, `lib/node_modules/npm/bin/${name}-cli.js`), 0o755);
    await symlink(`../lib/node_modules/npm/bin/${name}-cli.js`, join(local, "bin", name));
  }
  await writeFile(join(local, "bin/docker-entrypoint.sh"), entryPoint, { mode: 0o755 });
}

/** Fetches one npm package by its exact name and gives the folder of its files. */
async function unpack(specifier: string, folder: string, signal: AbortSignal): Promise<string> {
  await mkdir(folder);
  const settings = ["--loglevel=error", "--prefer-offline"];
  await runQuietly("npm", ["pack", specifier, "--pack-destination", folder, ...settings], { signal });
  const [archive] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  await runQuietly("tar", ["-C", folder, "--no-same-owner", "-xzf", join(folder, archive ?? specifier)], { signal });
  return join(folder, "package");
}

/** Takes away what the official slim image does not have either, and what belongs to this machine. */
async function trim(root: string): Promise<void> {
  const emptied = [
    "usr/share/doc",
    "usr/share/info",
    "usr/share/locale",
    "usr/share/man",
    "var/cache/apt",
    "var/lib/apt/lists",
    "var/log",
  ];
  for (const folder of emptied) {
    await rm(join(root, folder), { recursive: true, force: true });
    await mkdir(join(root, folder), { recursive: true });
  }
  for (const file of ["etc/resolv.conf", "etc/hostname", "debootstrap"]) {
    await rm(join(root, file), { recursive: true, force: true });
  }
}
