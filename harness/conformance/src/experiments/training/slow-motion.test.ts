import type { JobPulse, LogLine } from "@byoa/platform";
import { describe, expect, it } from "vitest";
import { aJob } from "../../requirements/training/observations.fixture.ts";
import { ordinaryProcessorMs, slowShare, untilSlowMiddle } from "./slow-motion.ts";

const line: LogLine = { stream: "stdout", atMs: 0, text: "epoch 1" };
const hears = { name: "python3", awaitsSigterm: true };
const isDeaf = { name: "python3", awaitsSigterm: false };

/** A job that uses 10 ms of processor time between two looks, and is seen so often before it ends. */
async function sightOf(process: (cpuMs: number) => JobPulse["mainProcess"], { speaksAtMs = 30, endsAtMs = 100 } = {}) {
  let cpuMs = 0;
  let nowMs = 0;
  const log: LogLine[] = [];
  const job = {
    log,
    async pulse(): Promise<JobPulse | undefined> {
      cpuMs += 10;
      if (cpuMs >= speaksAtMs) log.push(line);
      const mainProcess = process(cpuMs);
      return cpuMs > endsAtMs ? undefined : { cpuMs, ...(mainProcess === undefined ? {} : { mainProcess }) };
    },
  };
  const clock = {
    nowMs: () => nowMs,
    pause: async (ms: number) => {
      nowMs += ms;
    },
  };
  return untilSlowMiddle(job, [], 100, new AbortController().signal, clock);
}

describe("slow motion", () => {
  it("is in its middle half way from its first line to the end of an ordinary run", async () => {
    expect(await sightOf(() => hears)).toMatchObject({ inMiddle: true, processorMs: 70 });
    expect(await sightOf(() => undefined)).toMatchObject({ inMiddle: true, processorMs: 70 });
  });

  it("is near the end of an ordinary run where the job says nothing", async () => {
    expect(await sightOf(() => hears, { speaksAtMs: 1_000 })).toMatchObject({ inMiddle: true, processorMs: 80 });
  });

  it("waits for a handler that is set late", async () => {
    const sight = await sightOf((cpuMs) => (cpuMs < 90 ? isDeaf : hears));
    expect(sight).toEqual({ inMiddle: true, processorMs: 90 });
  });

  it("is never in its middle without a handler: the job ends by itself", async () => {
    expect(await sightOf(() => isDeaf)).toEqual({ inMiddle: false, processorMs: 100 });
    const gone = await sightOf((cpuMs) => (cpuMs < 90 ? isDeaf : undefined));
    expect(gone).toMatchObject({ inMiddle: false });
  });

  it("compares with the processor time of an ordinary run: as far as it was seen, and one processor at work from then on", () => {
    const sample = aJob();
    const [host] = sample.hosts;
    if (host === undefined) throw new Error("the fixture has a host");
    const hosts = (processor?: { ms: number; atMs: number }) => [
      { ...host, exit: { ...host.exit, atMs: 400 }, ...(processor === undefined ? {} : { processor }) },
    ];
    expect(ordinaryProcessorMs({ hosts: hosts({ ms: 230, atMs: 250 }) })).toBe(380);
    expect(ordinaryProcessorMs({ hosts: hosts() })).toBe(400);
    expect(
      ordinaryProcessorMs({ hosts: [...hosts({ ms: 1, atMs: 1 }), ...hosts({ ms: 1, atMs: 1 })] }),
    ).toBeUndefined();
  });

  it("takes some seconds whatever the job's work is, within bounds", () => {
    expect([10, 400, 10_000].map(slowShare)).toEqual([0.02, 0.1, 0.5]);
  });
});
