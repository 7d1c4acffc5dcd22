import { expect, test } from "vitest";
import { type EngineFixture, prepared, said, started } from "./engine-fixture.fixture.ts";

/** From prepared to ended. */
export function lifeContract(fixture: EngineFixture): void {
  test("a program ends with its exit code, at a time after its start", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "speaks");
    const exit = await host.exited;
    expect(exit).toMatchObject({ code: 7, outOfMemory: false });
    expect(exit.startError).toBeUndefined();
    expect(exit.atMs).toBeGreaterThanOrEqual(0);
    expect(Math.abs(Date.now() - (host.startedAtMs ?? 0))).toBeLessThan(60_000);
  });

  test("it gets its arguments and its environment", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "told", { arguments: ["train"], environment: { GIVEN: "a b" } });
    expect((await host.exited).code).toBe(0);
    expect(host.log.map(({ text }) => text)).toEqual(["train a b"]);
  });

  test("a program that is not there is an exit with 127 and the reason, and no exception", async () => {
    await using engine = await fixture.open();
    const host = await engine.prepare({
      name: "algo-1",
      image: fixture.program("speaks").image,
      entrypoint: ["no-such-program"],
      arguments: [],
      environment: {},
      mounts: [],
      network: "none",
    });
    await host.start();
    expect(await host.exited).toMatchObject({
      code: 127,
      atMs: 0,
      startError: expect.stringContaining("no-such-program"),
    });
  });

  test("an image that is not there is a PlatformError", async () => {
    await using engine = await fixture.open();
    const preparing = engine.prepare({
      name: "algo-1",
      image: "byoa-no-such-image",
      arguments: [],
      environment: {},
      mounts: [],
      network: "none",
    });
    await expect(preparing).rejects.toMatchObject({ name: "PlatformError" });
  });

  test("SIGTERM reaches it, and is the end of one that does not hear it; SIGKILL is the end of any", async () => {
    await using engine = await fixture.open();
    const hears = await started(engine, fixture, "hears");
    await said(hears, "up");
    await hears.signal("SIGTERM");
    expect((await hears.exited).code).toBe(5);
    expect(hears.log.map(({ text }) => text)).toEqual(["up", "heard"]);
    const stubborn = await started(engine, fixture, "hears");
    await said(stubborn, "up");
    await stubborn.signal("SIGKILL");
    expect((await stubborn.exited).code).toBe(137);
  });

  test("a signal after the end, or before the start, is no error", async () => {
    await using engine = await fixture.open();
    const host = await prepared(engine, fixture, "speaks");
    await host.signal("SIGTERM");
    await host.start();
    expect((await host.exited).code).toBe(7);
    await host.signal("SIGTERM");
    await host.signal("SIGKILL");
  });

  test("the end of a program is its end, whoever still holds its output", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "detaches");
    const late = new Promise((resolve) => setTimeout(() => resolve("still runs"), 20_000).unref());
    expect(await Promise.race([host.exited, late])).toMatchObject({ code: 3 });
    expect(host.log.map(({ text }) => text)).toEqual(["done"]);
  });
}
