import { expect, test } from "vitest";
import { readTree } from "../../observation/read-tree.ts";
import { PlatformError } from "../../platform-error.ts";
import { type EngineFixture, prepared, said, started } from "./engine-fixture.fixture.ts";

const INTERRUPTED = { name: "PlatformError", code: "interrupted" };

/** Disposing of hosts and engines, at any moment. */
export function closingContract(fixture: EngineFixture): void {
  test("disposing a host is its end, as often as it is asked for; one that never started, too", async () => {
    await using engine = await fixture.open();
    const running = await started(engine, fixture, "stays");
    await said(running, "up");
    const waiting = await prepared(engine, fixture, "stays");
    await Promise.all([running, running, waiting].map((host) => host[Symbol.asyncDispose]()));
    await running[Symbol.asyncDispose]();
    expect((await running.exited).code).toBe(137);
    expect(await waiting.exited).toMatchObject({ code: 137, atMs: 0 });
  });

  test("one that has ended keeps its exit code and its log when it is disposed of", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "speaks");
    await host.exited;
    await host[Symbol.asyncDispose]();
    expect((await host.exited).code).toBe(7);
    expect(host.log.length).toBe(4);
  });

  test("what was disposed of does not start, and has no archive: an empty one would be an answer", async () => {
    await using engine = await fixture.open();
    const host = await prepared(engine, fixture, "stays");
    await host[Symbol.asyncDispose]();
    await expect(host.start()).rejects.toMatchObject(INTERRUPTED);
    await expect(host.archive("/opt/ml/model")).rejects.toMatchObject(INTERRUPTED);
  });

  test("a host that is disposed of while it starts ends, and an archive of it that is read, too", async () => {
    await using engine = await fixture.open();
    const host = await prepared(engine, fixture, "stays");
    const starting = Promise.resolve(host.start()).catch((error: unknown) => error);
    await host[Symbol.asyncDispose]();
    const outcome = await starting;
    if (outcome !== undefined) expect(outcome).toBeInstanceOf(PlatformError);
    expect((await host.exited).code).toBe(137);
    const read = await started(engine, fixture, "leaves");
    await said(read, "up");
    const reading = read.archive("/opt/ml").then(
      (archive) => archive && readTree(archive),
      () => undefined,
    );
    await Promise.all([read[Symbol.asyncDispose](), reading.catch(() => {})]);
  });

  test("closing an engine ends all that runs and leaves nothing, as often as it is asked for", async () => {
    const engine = await fixture.open();
    const running = await started(engine, fixture, "stays", { mounts: [{ path: "/opt/ml/input", readOnly: true }] });
    await said(running, "up");
    const waiting = await prepared(engine, fixture, "stays");
    await Promise.all([engine[Symbol.asyncDispose](), engine[Symbol.asyncDispose]()]);
    expect((await running.exited).code).toBe(137);
    expect((await waiting.exited).code).toBe(137);
    expect(await fixture.left()).toEqual([]);
  });

  test("a closed engine makes nothing more", async () => {
    const engine = await fixture.open();
    await engine[Symbol.asyncDispose]();
    await expect(prepared(engine, fixture, "stays")).rejects.toMatchObject(INTERRUPTED);
    await expect(engine.imageFiles(fixture.program("stays").image, ["/etc"])).rejects.toMatchObject(INTERRUPTED);
    expect(await fixture.left()).toEqual([]);
  });

  test("an engine that is closed at any moment of a preparation leaves no host that runs", async () => {
    for (const delayMs of [0, 1, 3, 8, 20, 60]) {
      const engine = await fixture.open();
      const preparing = prepared(engine, fixture, "stays", { port: 8080, network: "closed" }).catch(
        (error: unknown) => error,
      );
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      await engine[Symbol.asyncDispose]();
      const outcome = await preparing;
      if (outcome instanceof Error) expect(outcome).toMatchObject(INTERRUPTED);
      else expect((await (outcome as Awaited<ReturnType<typeof prepared>>).exited).code).toBe(137);
      expect(await fixture.left()).toEqual([]);
    }
  });
}
