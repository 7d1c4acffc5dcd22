import { expect, test } from "vitest";
import type { LogLine } from "../../observation/log-line.ts";
import { type EngineFixture, prepared, started } from "./engine-fixture.fixture.ts";

/** What a program writes. */
export function outputContract(fixture: EngineFixture): void {
  test("lines come in their stream's order, the last one without its end, too", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "speaks");
    await host.exited;
    const of = (stream: LogLine["stream"]) => host.log.filter((line) => line.stream === stream).map(({ text }) => text);
    expect([of("stdout"), of("stderr")]).toEqual([["one", "two", "partial"], ["wrong"]]);
    expect(host.logLoss).toBeUndefined();
  });

  test("a log is whole and in order when the end is known, and its times never go back", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "talks");
    await host.exited;
    expect(host.log.map(({ text }) => text)).toEqual(Array.from({ length: 2_000 }, (_, line) => `line ${line}`));
    const times = host.log.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  test("a listener gets each line once, until it ends", async () => {
    await using engine = await fixture.open();
    const host = await prepared(engine, fixture, "talks");
    const all: string[] = [];
    const some: string[] = [];
    host.onLogLine(({ text }) => void all.push(text));
    const end = host.onLogLine(({ text }) => {
      some.push(text);
      if (some.length === 10) end();
    });
    await host.start();
    await host.exited;
    expect(all).toEqual(host.log.map(({ text }) => text));
    expect(some).toHaveLength(10);
  });

  test("output beyond the limit is counted and left out; the end of a log is kept", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "floods", { limits: { logBytes: 32 * 1024 } });
    expect((await host.exited).code).toBe(0);
    expect(host.log.reduce((bytes, { text }) => bytes + text.length, 0)).toBeLessThanOrEqual(32 * 1024);
    expect(host.log.at(-1)?.text).toBe("last");
    expect(host.logLoss?.droppedBytes).toBeGreaterThan(250_000);
    expect(host.logLoss?.droppedLines).toBeGreaterThan(0);
  });
}
