import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { networkInterfaces } from "node:os";
import type { Endpoint, EndpointRequest } from "@byoa/platform";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type GuardedPlatform, guardedPlatform } from "./guarded-platform.ts";
import { buildHostileImage, HOSTILE_IMAGE } from "./hostile-image.ts";

/** An endless answer is read up to 128 MiB and kept nowhere. */
const MOST_GROWN_MIB = 250;
let guarded: GuardedPlatform;
beforeAll(async () => {
  await buildHostileImage();
  guarded = await guardedPlatform();
});
afterEach(() => expect(guarded.grownMib()).toBeLessThan(MOST_GROWN_MIB));
afterAll(async () => {
  await guarded[Symbol.asyncDispose]();
  expect(guarded.left()).toEqual([]);
});

function serve(program: string, more: Partial<EndpointRequest> = {}): Promise<Endpoint> {
  guarded.grownMib();
  return guarded.platform.startEndpoint({
    image: HOSTILE_IMAGE,
    environment: { HOSTILE: program },
    stopGraceMs: 500,
    startLimitMs: 20_000,
    ...more,
  });
}

/** The error of one request, or its status. */
async function answerOf(endpoint: Endpoint, timeoutMs = 15_000): Promise<string | number | undefined> {
  const body = Buffer.from("5.1,3.5,1.4,0.2\n");
  const call = { name: "sample", headers: { "content-type": "text/csv" }, body, timeoutMs };
  const { response, error } = await endpoint.call(call);
  return error ?? response?.status;
}

describe("a /ping that never ends", () => {
  test.each(["ping-endless", "ping-drips"])("%s: the endpoint is not ready, and the wait ends", async (program) => {
    await using endpoint = await serve(program, { startLimitMs: 4_000 });
    const readiness = await endpoint.ready;
    expect(readiness.readyAtMs).toBeUndefined();
    expect(readiness.answers.length).toBeGreaterThan(0);
  });

  test("a server that only sleeps is given up at the limit", async () => {
    await using endpoint = await serve("sleeps", { startLimitMs: 1_500 });
    expect((await endpoint.ready).readyAtMs).toBeUndefined();
    await endpoint.stop();
    expect((await endpoint.observation()).stop?.killed).toBe(true);
  });
});

describe("an answer that is none", () => {
  test.each([
    ["answer-endless", "answer-too-long"],
    ["answer-drips", "timeout"],
    ["header-long", "headers-too-long"],
    ["headers-many", "headers-too-long"],
    ["informational-endless", "interim-only"],
  ])("%s: %s", async (program, error) => {
    await using endpoint = await serve(program);
    expect((await endpoint.ready).readyAtMs).toBeDefined();
    expect(await answerOf(endpoint, program === "answer-drips" ? 1_500 : undefined)).toBe(error);
    await endpoint.stop();
  });

  test("malformed ones are each an error or an ordinary answer; no redirect is followed", async () => {
    await using endpoint = await serve("http-malformed");
    await endpoint.ready;
    const seen: (string | number | undefined)[] = [];
    for (let request = 0; request < 10; request++) seen.push(await answerOf(endpoint, 2_000));
    expect(seen.every((one) => one !== undefined)).toBe(true);
    expect(seen.filter((one) => one === "not-http").length).toBeGreaterThanOrEqual(4);
    expect(seen).toContain(302);
    expect(JSON.stringify((await endpoint.observation()).exchanges)).not.toContain("root:x:0");
  });
});

test("thousands of listening sockets are listed, and the endpoint is ready all the same", async () => {
  await using endpoint = await serve("sockets-many");
  const { readyAtMs } = await endpoint.ready;
  expect(readyAtMs).toBeDefined();
  expect((await endpoint.observation()).readiness.sockets.length).toBeGreaterThan(2_000);
});

test("a server that ignores every signal is killed after the grace time", async () => {
  await using endpoint = await serve("signals-ignored");
  await endpoint.ready;
  await endpoint.stop();
  expect((await endpoint.observation()).stop).toMatchObject({ killed: true });
});

test("escapes and its environment in a log and an answer are recorded, and end nothing", async () => {
  for (const program of ["environment-printed", "report-forged"]) {
    await using endpoint = await serve(program);
    await endpoint.ready;
    expect(await answerOf(endpoint)).toBe(200);
  }
});

test("a server that begins with a line of 96 MB is ready, and its log says what is missing", async () => {
  await using endpoint = await serve("log-one-line");
  await endpoint.ready;
  expect(await answerOf(endpoint)).toBe(200);
  await endpoint.stop();
  expect((await endpoint.observation()).logLoss).toMatchObject({ cutLines: 1 });
});

test("a server reaches no service of this machine, where byoa may close the way", async () => {
  const asked: (string | undefined)[] = [];
  const service = createServer((socket) => {
    asked.push(socket.remoteAddress);
    socket.destroy();
  }).listen(0, "0.0.0.0");
  await once(service, "listening");
  const { port } = service.address() as AddressInfo;
  await using endpoint = await serve("host-services");
  await endpoint.ready;
  const answers = await Promise.all(
    ownAddresses().map(async (address) => {
      const { response } = await endpoint.call({ name: address, body: Buffer.from(`${address}:${port}`) });
      return response?.body.text;
    }),
  );
  service.close();
  expect(answers.length).toBeGreaterThan(0);
  expect(guarded.left().length).toBeGreaterThan(0);
  // Without root the way is open, unless the machine's own rules close it.
  if (process.getuid?.() === 0) expect(asked).toEqual([]);
  expect(answers.every((answer) => answer === "reached" || answer === "refused" || answer === "no answer")).toBe(true);
});

test("a server has no IPv6 address, by which the rules of the other family could be passed", async () => {
  await using endpoint = await serve("host-services");
  await endpoint.ready;
  const { response } = await endpoint.call({ name: "addresses", body: Buffer.from("IPv6") });
  expect(response).toMatchObject({ status: 200, body: { text: "" } });
});

test("a server reaches no container on another network", async () => {
  await using other = await serve("sockets-many", { network: "open" });
  await other.ready;
  await using endpoint = await serve("host-services");
  await endpoint.ready;
  const { response } = await endpoint.call({ name: "other", body: Buffer.from(new URL(other.url).host) });
  expect(response?.body.text).toMatch(/^(refused|no answer)$/);
});

/** IPv4 addresses of this machine; that of the endpoint's bridge is among them while the endpoint runs. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((interfaces = []) =>
    interfaces.filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address),
  );
}
