import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openDockerEngine } from "../engine/docker/open-docker-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { startTrainingJob } from "./start-training-job.ts";
import type { TrainingRequest } from "./training-request.ts";

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDockerEngine();
  folder = await mkdtemp(join(tmpdir(), "byoa-hosts-test-"));
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** What every program here begins with. */
const PRELUDE = `
const fs = require("node:fs"), http = require("node:http"), os = require("node:os");
const { current_host, hosts, network_interface_name } = JSON.parse(fs.readFileSync("/opt/ml/input/config/resourceconfig.json", "utf8"));
const isFirst = current_host === hosts[0];
const said = (url) => fetch(url, { signal: AbortSignal.timeout(1500) }).then((answer) => answer.text());
`;

/** The first host listens at its own name and waits until all others have asked; each writes the token before its model. */
const EXCHANGE = `${PRELUDE}
const save = (token) => fs.writeFileSync("/opt/ml/model/" + current_host, JSON.stringify({
  token, hostname: os.hostname(), interfaces: Object.keys(os.networkInterfaces()), hosts: fs.readFileSync("/etc/hosts", "utf8"),
}));
if (isFirst) {
  let asked = 0;
  const server = http.createServer((request, response) => {
    asked += 1;
    response.end("token of " + current_host, () => { if (asked === hosts.length - 1) { save("mine"); process.exit(0); } });
  }).listen(7777, current_host);
} else (async () => {
  for (;;) {
    const token = await said("http://" + hosts[0] + ":7777").catch(() => undefined);
    if (token !== undefined) return save(token);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
})();
`;

let jobs = 0;
function start(program: string, more: Partial<TrainingRequest> = {}) {
  return startTrainingJob(engine, {
    jobName: `hosts-${++jobs}`,
    image: "node:24-bookworm-slim",
    containerEntrypoint: ["node", "-e", program],
    output: folder,
    hyperparameters: {},
    channels: [],
    hosts: ["algo-1", "algo-2"],
    ...more,
  });
}

const docker = (...words: string[]) => execFileSync("docker", words, { encoding: "utf8" }).trim();
const networks = () => docker("network", "ls", "-q", "--filter", "name=-job-");

test("hosts of a job exchange a token by the names in resourceconfig.json before they write their model", async () => {
  const hosts = ["algo-1-x7k2p", "algo-2-9fw3q", "algo-3-m0d8s"];
  await using job = await start(EXCHANGE, { hosts });
  const { description, hosts: observed, request } = await job.finished;
  expect(description.status, JSON.stringify(observed.map(({ log }) => log))).toBe("Completed");
  expect(request.network).toBe("job");
  const written = observed.map(({ model }) => JSON.parse(model[0]?.text ?? "{}"));
  expect(written.map(({ token }) => token)).toEqual(["mine", "token of algo-1-x7k2p", "token of algo-1-x7k2p"]);
  for (const { hostname, interfaces } of written) {
    expect(hostname).toMatch(/^ip-10-0-\d+-\d+$/);
    expect(interfaces).toEqual(["lo", "eth0"]);
  }
  expect(new Set(written.map(({ hostname }) => hostname)).size).toBe(3);
  // Each knows all of them, itself included, by an address of the network.
  for (const { hosts: table } of written)
    for (const [index, name] of hosts.entries())
      expect(table).toMatch(new RegExp(`^10\\.0\\.\\d+\\.${index + 2}\\t${name}$`, "m"));
  await job[Symbol.asyncDispose]();
  expect(networks()).toBe("");
});

test("hosts of a job reach neither this machine, nor another job's hosts, nor a foreign name", async () => {
  const server = createServer((_request, response) => response.end("of this machine")).listen(0, "0.0.0.0");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const machine = own.filter(({ family, internal }) => family === "IPv4" && !internal).map((one) => one.address);
  const probe = `${PRELUDE}
  const table = fs.readFileSync("/etc/hosts", "utf8");
  const gateway = /^(10\\.0\\.\\d+)\\.2\\s/m.exec(table)[1] + ".1";
  Promise.all([gateway, ...${JSON.stringify(machine)}].map((ip) => said("http://" + ip + ":${port}").then(() => ip + " reached", () => undefined)).concat(
    new Promise((resolve) => require("node:dns").lookup("example.com", (error) => resolve(error ? undefined : "a foreign name"))),
  )).then((found) => { console.log(JSON.stringify({ found: found.filter(Boolean) })); });
  `;
  await using job = await start(probe);
  const { hosts } = await job.finished;
  server.close();
  const found = hosts.map(({ log }) => JSON.parse(log[0]?.text ?? "{}"));
  expect(found).toEqual([{ found: [] }, { found: [] }]);
});

test("two jobs of one engine side by side do not see each other", async () => {
  await using one = await start(EXCHANGE);
  await using other = await start(EXCHANGE);
  const ended = await Promise.all([one.finished, other.finished]);
  expect(ended.map(({ description }) => description.status)).toEqual(["Completed", "Completed"]);
});

test("the failure of one host stops those that wait for it", async () => {
  const program = `${PRELUDE}
  if (isFirst) setTimeout(() => { fs.writeFileSync("/opt/ml/output/failure", "no port"); process.exit(3); }, 500);
  else { process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000); }
  `;
  await using job = await start(program);
  const { description, hosts } = await job.finished;
  expect(description).toMatchObject({ status: "Failed", failureReason: expect.stringContaining("no port") });
  expect(hosts.map(({ exit }) => exit.code)).toEqual([3, 0]);
  expect(hosts[1]?.stop?.because).toBe("other-host-failed");
});

test("an end in the middle of the rendezvous leaves no container and no network", async () => {
  const job = await start(`${PRELUDE} console.log("waiting"); setInterval(() => {}, 1000);`);
  await vi.waitFor(() => expect(job.log).toHaveLength(2), { timeout: 20_000, interval: 20 });
  expect(networks()).not.toBe("");
  await job[Symbol.asyncDispose]();
  await expect(job.finished).rejects.toMatchObject({ code: "interrupted" });
  expect(networks()).toBe("");
  expect(docker("ps", "-aq", "--filter", "name=-algo-")).toBe("");
});

test("a host that cannot be made leaves no network of the job", async () => {
  await expect(start(EXCHANGE, { image: "byoa/no-such-image" })).rejects.toMatchObject({ code: "image-not-found" });
  expect(networks()).toBe("");
});
