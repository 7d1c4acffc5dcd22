import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type Dockerode from "dockerode";
import { PlatformError } from "../../platform-error.ts";

/** Where an engine listens, and who said so. */
export interface EngineAddress {
  /** For people: `DOCKER_HOST=tcp://far:2375`, `the Docker context far`. Undefined: nobody named it, it is a usual place. */
  readonly namedBy: string | undefined;
  /** `unix:///…`, `tcp://…`, `ssh://…`, `npipe:////./pipe/…`. */
  readonly url: string;
  /** Folder with `ca.pem`, `cert.pem` and `key.pem`, for TLS. */
  readonly certificates?: string | undefined;
}

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The user's folder. */
  readonly home: string;
}

/**
 * The engine that somebody named, in the order in which the docker command looks, then testcontainers' own file. Who names one wants that
 * one and no other. Undefined: nobody did. Throws PlatformError `engine-not-reachable` for a name that leads nowhere.
 */
export async function namedEngine({ environment, home }: Surroundings): Promise<EngineAddress | undefined> {
  const { DOCKER_HOST, DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH } = environment;
  const folder = environment.DOCKER_CONFIG ?? join(home, ".docker");
  if (DOCKER_HOST)
    return {
      namedBy: `DOCKER_HOST=${DOCKER_HOST}`,
      url: DOCKER_HOST.includes("://") ? DOCKER_HOST : `tcp://${DOCKER_HOST}`,
      ...(DOCKER_TLS_VERIFY ? { certificates: DOCKER_CERT_PATH ?? folder } : {}),
    };
  if (DOCKER_CONTEXT) return await context(folder, DOCKER_CONTEXT, `DOCKER_CONTEXT=${DOCKER_CONTEXT}`);
  const ofFile = await fromProperties(join(home, ".testcontainers.properties"));
  if (ofFile !== undefined) return ofFile;
  const configuration = await json(join(folder, "config.json"));
  const current = property(configuration, "currentContext");
  return typeof current === "string" ? await context(folder, current, `the Docker context ${current}`) : undefined;
}

/** `default` is no context of its own: it means the usual places. */
async function context(folder: string, name: string, namedBy: string): Promise<EngineAddress | undefined> {
  if (name === "default") return undefined;
  const id = createHash("sha256").update(name).digest("hex");
  const meta = await json(join(folder, "contexts", "meta", id, "meta.json"));
  const url = property(property(property(meta, "Endpoints"), "docker"), "Host");
  if (typeof url !== "string")
    throw new PlatformError(
      "engine-not-reachable",
      `There is no such context: ${namedBy}. See docker context ls, then docker context use NAME.`,
    );
  const certificates = join(folder, "contexts", "tls", id, "docker");
  return { namedBy: `${namedBy} (${url})`, url, ...(existsSync(certificates) ? { certificates } : {}) };
}

async function fromProperties(file: string): Promise<EngineAddress | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const value = (key: string): string | undefined => {
    const line = text.split(/\r?\n/).findLast((one) => one.replace(/\s*[=:].*$/, "").trim() === key);
    return line
      ?.replace(/^[^=:]*[=:]\s*/, "")
      .replace(/\\(.)/g, "$1")
      .trim();
  };
  const url = value("tc.host") ?? value("docker.host");
  if (!url) return undefined;
  const certificates = value("docker.tls.verify") === "1" ? value("docker.cert.path") : undefined;
  return { namedBy: `${url} (${file})`, url, ...(certificates === undefined ? {} : { certificates }) };
}

/** Where an engine listens on this kind of machine when nobody says otherwise; the first that serves is taken. */
export function usualEngines({ environment, home }: Surroundings, system = process.platform): EngineAddress[] {
  if (system === "win32") return [{ namedBy: undefined, url: "npipe:////./pipe/docker_engine" }];
  const runtime = environment.XDG_RUNTIME_DIR;
  const sockets = [
    "/var/run/docker.sock",
    ...(runtime === undefined ? [] : [join(runtime, "docker.sock")]),
    join(home, ".docker", "run", "docker.sock"),
    join(home, ".docker", "desktop", "docker.sock"),
    `/run/user/${process.getuid?.() ?? 0}/docker.sock`,
  ];
  return sockets
    .filter((socket) => existsSync(socket))
    .map((socket) => ({ namedBy: undefined, url: `unix://${socket}` }));
}

/** What the client takes for that address. Throws PlatformError `engine-not-reachable` where it is none. */
export async function clientOptions({ url, namedBy, certificates }: EngineAddress): Promise<Dockerode.DockerOptions> {
  // Given in any case: the client would take them from DOCKER_HOST.
  const nothing = { host: undefined, port: undefined, socketPath: undefined };
  const local = /^(?:unix|npipe):\/\/(.+)$/.exec(url)?.[1];
  if (local !== undefined) return { ...nothing, protocol: "http", socketPath: local };
  if (!URL.canParse(url))
    throw new PlatformError("engine-not-reachable", `${namedBy ?? url} is no address of an engine.`);
  const { protocol, hostname, port, username } = new URL(url);
  if (protocol === "ssh:")
    return {
      ...nothing,
      protocol: "ssh",
      host: hostname,
      port: port || 22,
      username: decodeURIComponent(username),
      ...(process.env.SSH_AUTH_SOCK === undefined ? {} : { sshOptions: { agent: process.env.SSH_AUTH_SOCK } }),
    };
  const secure = certificates !== undefined || protocol === "https:";
  const pem = (name: string) => readFile(join(certificates ?? "", name));
  const keys =
    certificates === undefined
      ? {}
      : { ca: await pem("ca.pem"), cert: await pem("cert.pem"), key: await pem("key.pem") };
  return {
    ...nothing,
    protocol: secure ? "https" : "http",
    host: hostname,
    port: port || (secure ? 2376 : 2375),
    ...keys,
  };
}

async function json(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function property(of: unknown, key: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, key) : undefined;
}
