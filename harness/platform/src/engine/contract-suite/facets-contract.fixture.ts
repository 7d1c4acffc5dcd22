import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { ENGINE_FACETS } from "../engine.ts";
import { type EngineFixture, prepared, said, started } from "./engine-fixture.fixture.ts";

/** Of one processor, in slow motion. */
const SHARE = 0.05;

/** What an engine can show, and what it says of the rest. */
export function facetsContract(fixture: EngineFixture): void {
  test("each facet is there, or has a reason in one line why not", async () => {
    await using engine = await fixture.open();
    for (const facet of ENGINE_FACETS) {
      const reason = engine.missing.get(facet);
      expect([facet, engine.facets.has(facet)]).toEqual([facet, reason === undefined]);
      if (reason !== undefined) expect(reason).toMatch(/^[^\n]{10,}\.$/);
    }
    expect(engine.platform).toMatch(/^\w+\/\w+$/);
  });

  test("a server is reached from outside while it runs; its sockets and its memory show, or are said not to", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "serves", { port: 8080, network: "closed" });
    await said(host, "up");
    const url = (await host.url()) ?? "";
    expect(await (await fetch(`${url}/ping`)).text()).toBe("/ping");
    expect((await host.listeningSockets()).map(({ port }) => port)).toEqual(engine.facets.has("sockets") ? [8080] : []);
    if (engine.facets.has("memory")) expect(await host.residentBytes?.()).toBeGreaterThan(1_000_000);
    else expect(await host.peakMemoryBytes()).toBeUndefined();
    await host.signal("SIGKILL");
    await host.exited;
    await expect(fetch(`${url}/ping`)).rejects.toThrow();
  });

  test("slow motion leaves a program that share of a processor until it gets back what it had, or is said not to be there", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "burns");
    await said(host, "up");
    if (!engine.facets.has("slow-motion")) {
      expect((await host.slowDown?.(SHARE)) ?? false).toBe(false);
      return;
    }
    const usedWithin = async (ms: number) => {
      const before = (await host.activity?.())?.cpuMs ?? Number.NaN;
      await sleep(ms);
      return ((await host.activity?.())?.cpuMs ?? Number.NaN) - before;
    };
    expect(await host.slowDown?.(SHARE)).toBe(true);
    expect(await usedWithin(2_000)).toBeLessThan(4 * SHARE * 2_000);
    expect(await host.slowDown?.(undefined)).toBe(true);
    // However busy the machine is: at some time it gets more than its share was.
    await expect.poll(() => usedWithin(1_000), { timeout: 60_000 }).toBeGreaterThan(4 * SHARE * 1_000);
    await host.signal("SIGKILL");
    await host.exited;
    // After its end it changes nothing, and is no error.
    expect(await host.slowDown?.(SHARE)).toBeTypeOf("boolean");
  });

  test("a program in slow motion hears SIGTERM, and is ended by SIGKILL", async () => {
    await using engine = await fixture.open();
    for (const [signal, code] of [
      ["SIGTERM", 5],
      ["SIGKILL", 137],
    ] as const) {
      const host = await started(engine, fixture, "hears");
      await said(host, "up");
      await host.slowDown?.(SHARE);
      await host.signal(signal);
      expect((await host.exited).code).toBe(code);
    }
  });

  test("pipes have a folder of this machine, or are refused with the reason", async () => {
    await using engine = await fixture.open();
    const preparing = prepared(engine, fixture, "stays", { pipesAt: "/opt/ml/input/data" });
    if (engine.facets.has("pipes")) expect((await preparing).pipeFolder).toMatch(/^\//);
    else await expect(preparing).rejects.toMatchObject({ code: "pipes-not-available" });
  });
}
