import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runQuietly } from "../child-process.ts";

/** The Debian mirror that this machine itself uses; undefined leaves it to debootstrap. */
export async function debianMirror(signal: AbortSignal): Promise<string | undefined> {
  const format = "$(ORIGIN) $(LABEL) $(CREATED_BY) $(REPO_URI)";
  const targets = await runQuietly("apt-get", ["indextargets", "--format", format], { signal });
  const line = targets.split("\n").find((target) => target.startsWith("Debian Debian Packages http"));
  return line?.split(" ")[3]?.replace(/\/$/, "");
}

/** apt and dpkg behave as in the official image; a proxy that this machine's apt uses is used inside too. */
export async function writeAptSettings(root: string, signal: AbortSignal): Promise<void> {
  const apt = join(root, "etc/apt/apt.conf.d");
  await mkdir(apt, { recursive: true });
  await writeFile(join(apt, "docker-no-languages"), 'Acquire::Languages "none";\n');
  const clean = "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true";
  await writeFile(
    join(apt, "docker-clean"),
    `DPkg::Post-Invoke { "${clean}"; };\nAPT::Update::Post-Invoke { "${clean}"; };\n`,
  );
  const proxies = (await runQuietly("apt-config", ["dump"], { signal }))
    .split("\n")
    .filter((line) => /^Acquire::https?::Proxy "[^@"]+";$/.test(line));
  if (proxies.length > 0) await writeFile(join(apt, "byoa-host-proxy"), `${proxies.join("\n")}\n`);
  const excluded = ["doc", "groff", "info", "linda", "lintian", "locale", "man"].map(
    (name) => `path-exclude /usr/share/${name}/*`,
  );
  await writeFile(
    join(root, "etc/dpkg/dpkg.cfg.d/docker"),
    `${excluded.join("\n")}\npath-include /usr/share/doc/*/copyright\n`,
  );
  // A package that is installed while an image is built must not start its service.
  await writeFile(join(root, "usr/sbin/policy-rc.d"), "#!/bin/sh\nexit 101\n", { mode: 0o755 });
}

/** Where this machine's npm and pip fetch packages, when that is not the client's own default; never with credentials. */
export async function packageSettings(signal: AbortSignal): Promise<Record<string, string>> {
  const registry = await runQuietly("npm", npmAsk, { signal });
  const noFiles = ["--userconfig=no-user-settings", "--globalconfig=no-global-settings"];
  const ofClient = await runQuietly("npm", [...npmAsk, ...noFiles], {
    signal,
    env: withoutNpmSettings(process.env),
    cwd: tmpdir(),
  });
  const settings: Record<string, string> = {};
  if (registry !== ofClient && isPlain(registry)) settings.NPM_CONFIG_REGISTRY = registry;
  const index = process.env.PIP_INDEX_URL;
  if (index !== undefined && isPlain(index)) settings.PIP_INDEX_URL = index;
  return settings;
}

const npmAsk = ["config", "get", "registry", "--loglevel=error"];

const isPlain = (url: string): boolean =>
  URL.canParse(url) && new URL(url).username === "" && new URL(url).password === "";

const withoutNpmSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([key]) => !/^npm_config_/i.test(key)));
