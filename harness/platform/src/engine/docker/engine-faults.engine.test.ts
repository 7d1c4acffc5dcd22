import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { readTree } from "../../observation/read-tree.ts";
import type { Fault } from "./engine-proxy.fixture.ts";
import { fault, faultyEngine, OF_THE_ENGINE, specification } from "./faulty-engine.fixture.ts";

const faulty = faultyEngine();
const { open, running, left, healedAndClosed } = faulty;

const FAULTS: Readonly<Record<string, Fault>> = {
  hangs: { kind: "hang" },
  "cuts every answer in its headers": { kind: "cut", afterBytes: 20 },
  "answers no JSON": { kind: "garble" },
  "answers no HTTP": { kind: "garble", headers: true },
  "answers 500": { kind: "status", status: 500 },
  "closes every connection": { kind: "refuse" },
};
const each = Object.entries(FAULTS);

describe.each(each)("an engine that %s", (_, what) => {
  test("while it is looked for, is named", async () => {
    faulty.proxy.fault(what);
    const error = await fault(open());
    expect(error.code).toEqual(OF_THE_ENGINE);
    expect(error.message).toContain(faulty.proxy.socketPath);
  });

  test("while a container is prepared, leaves nothing once it serves again", async () => {
    const opened = await open();
    faulty.proxy.fault(what);
    expect((await fault(opened.prepare(specification))).code).toEqual(OF_THE_ENGINE);
    await healedAndClosed();
  });

  test("while a container is made, of which nobody learns, leaves nothing either", async () => {
    const opened = await open();
    faulty.proxy.fault(what, /^POST \/containers\/create/);
    expect((await fault(opened.prepare(specification))).code).toEqual(OF_THE_ENGINE);
    await healedAndClosed();
  });

  test("while a container is started, is the fault of its start and of its end", async () => {
    const host = await (await open()).prepare(specification);
    faulty.proxy.fault(what, /\/(start|json|_ping)$/);
    expect((await fault(host.start())).code).toEqual(OF_THE_ENGINE);
    expect((await fault(host.exited)).code).toEqual(OF_THE_ENGINE);
    await healedAndClosed();
  });

  test("while a container runs, is the fault of its end", async () => {
    const host = await running();
    faulty.proxy.fault(what);
    expect((await fault(host.exited)).code).toEqual(OF_THE_ENGINE);
    expect((await fault(host.url())).code).toEqual(OF_THE_ENGINE);
    await healedAndClosed();
  });

  test("while a container is stopped or read, is the fault of that call alone", async () => {
    const host = await running();
    faulty.proxy.fault(what, /\/(kill|archive)$/);
    expect((await fault(host.signal("SIGTERM"))).code).toEqual(OF_THE_ENGINE);
    // Each archive is read to its end, which never comes.
    if (what.kind !== "hang")
      expect((await fault(host.archive("/usr/bin").then((archive) => archive && readTree(archive)))).code).toEqual(
        OF_THE_ENGINE,
      );
    faulty.proxy.heal();
    await host.signal("SIGKILL");
    expect((await host.exited).code).toBe(137);
    await healedAndClosed();
  });

  test("while all is removed, has what is left named within five seconds, with the command that removes it", async () => {
    await running();
    faulty.proxy.fault(what);
    const began = performance.now();
    const error = await fault(Promise.resolve(faulty.engine?.[Symbol.asyncDispose]()));
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(error.code).toBe("left-behind");
    const command = /Once it answers: (.*)$/.exec(error.message)?.[1] ?? "";
    expect(command).toMatch(/^docker rm -f -v byoa-/);
    // It may have been removed by an answer that never came: then the command finds nothing, and says so.
    execFileSync("sh", ["-c", `${command} || true`], { stdio: "ignore" });
    expect(left()).toEqual([]);
  });
});
