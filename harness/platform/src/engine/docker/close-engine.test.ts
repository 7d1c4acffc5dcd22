import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Dockerode from "dockerode";
import { expect, test } from "vitest";
import { CLOSE_LIMIT_OF_STUCK_MS, closeEngine } from "./close-engine.ts";
import { newInventory } from "./inventory.ts";

/** An engine that lists one container until it was asked to remove it for so long. */
async function engineThatTakes(
  removalMs: number,
  answer: (url: string, response: ServerResponse) => boolean = () => false,
) {
  let askedAt: number | undefined;
  const isThere = () => askedAt === undefined || performance.now() - askedAt < removalMs;
  const server = createServer(({ method, url = "" }: IncomingMessage, response) => {
    if (answer(url, response)) return;
    response.setHeader("content-type", "application/json");
    if (method === "DELETE") {
      askedAt ??= performance.now();
      response.writeHead(409).end('{"message":"removal is in progress"}');
    } else if (url.includes("/containers/json"))
      response.end(JSON.stringify(isThere() ? [{ Id: "1", Names: ["/slow"], Labels: {}, Created: 0 }] : []));
    else response.end(url.includes("/volumes") ? '{"Volumes":[]}' : "[]");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    docker: new Dockerode({ protocol: "http", host: "127.0.0.1", port }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const closing = (docker: Dockerode) =>
  closeEngine({
    docker,
    runId: "run",
    inventory: newInventory(),
    limitMs: CLOSE_LIMIT_OF_STUCK_MS,
    removeKnown: async () => {},
  });

test("an engine that removes slowly and says what is left is waited for beyond the limit of a silent one", async () => {
  await using engine = await engineThatTakes(2 * CLOSE_LIMIT_OF_STUCK_MS);
  await closing(engine.docker);
});

test("an engine that stops answering is not waited for: what it has not removed is named", async () => {
  const inventory = newInventory();
  inventory.note("container", "mine");
  await using engine = await engineThatTakes(0, () => true);
  await expect(
    closeEngine({ docker: engine.docker, runId: "run", inventory, limitMs: 200, removeKnown: async () => {} }),
  ).rejects.toMatchObject({ code: "left-behind", message: expect.stringContaining("docker rm -f -v mine") });
});
