import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import type { TrainingHostObservation, TrainingObservation, TrainingRequest } from "@byoa/platform";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type GuardedPlatform, guardedPlatform } from "./guarded-platform.ts";
import { buildHostileImage, HOSTILE_IMAGE } from "./hostile-image.ts";

const MIB = 2 ** 20;
/** byoa's memory grows by no more than this, however much a container says or leaves. */
const MOST_GROWN_MIB = 220;
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

interface Trained {
  readonly job: TrainingObservation;
  readonly host: TrainingHostObservation;
}

async function train(
  program: string,
  more: Partial<TrainingRequest> & { readonly size?: number; readonly stopWhenSaid?: string | undefined } = {},
): Promise<Trained> {
  const { size, stopWhenSaid, ...request } = more;
  guarded.grownMib();
  await using job = await guarded.platform.startTrainingJob({
    jobName: program,
    image: HOSTILE_IMAGE,
    hyperparameters: {},
    channels: [],
    environment: { HOSTILE: program, ...(size === undefined ? {} : { SIZE: String(size) }) },
    output: guarded.folder,
    stopGraceMs: 300,
    ...request,
  });
  if (stopWhenSaid !== undefined)
    job.followLog((line) => void (line.text.includes(stopWhenSaid) && job.stop().catch(() => {})));
  const observation = await job.finished;
  const [host] = observation.hosts;
  if (host === undefined) throw new Error("no host");
  return { job: observation, host };
}

describe("a log without end", () => {
  test.each(["log-flood", "log-one-line", "log-empty-lines"])(
    "%s: kept within its limits, the rest counted",
    async (program) => {
      const { job, host } = await train(program);
      expect(job.description.status).toBe("Completed");
      expect(host.logLoss?.droppedBytes).toBeGreaterThan(8 * MIB);
      expect(host.log.length).toBeLessThanOrEqual(50_001);
      expect(Math.max(...host.log.map(({ text }) => text.length))).toBeLessThan(65 * 1024);
    },
  );
});

describe("files without end", () => {
  test("a large model and large output are packed as they pass by", async () => {
    const { job, host } = await train("model-large");
    expect(job.artifacts.model?.members).toBe(1);
    expect(host.model).toMatchObject([{ path: "large", sizeBytes: 96 * MIB }]);
    expect((await train("output-large")).job.artifacts.output?.members).toBe(1);
  });

  test("a hole of a terabyte is not read: the record names the limit, and there is no whole model", async () => {
    const { job, host } = await train("model-sparse");
    expect(job.artifacts.model?.incomplete ?? true).toBe(true);
    expect(host.limitsHit).toMatchObject([{ limit: "archive-bytes", usedBytes: 2 ** 40 }]);
  });

  test("thousands of files are thousands of members", async () => {
    const { job } = await train("model-many-files");
    expect(job.artifacts.model?.members).toBe(4_004);
  });

  test("a container that fills the disk is stopped, and the record names the limit", async () => {
    const { host } = await train("model-large", { size: 2048 * MIB, limits: { diskBytes: 256 * MIB } });
    expect(host.limitsHit?.[0]).toMatchObject({ limit: "disk", value: 256 * MIB });
    expect(host.exit.code).toBe(137);
  });
});

describe("a failure file that is none", () => {
  test("of a large one its beginning is kept; a hole is not read", async () => {
    const { job, host } = await train("failure-large");
    expect(host.failure).toMatchObject({ type: "file", sizeBytes: 48 * MIB });
    expect(host.failure?.text.length).toBeLessThanOrEqual(64 * 1024);
    expect(job.description.failureReason?.length).toBeLessThanOrEqual(1_100);
    const hole = await train("failure-sparse", { limits: { archiveBytes: 1024 * MIB } });
    expect(hole.host.limitsHit).toMatchObject([{ limit: "archive-bytes", value: 1024 * MIB }]);
    expect(hole.job.description.status).toBe("Failed");
  });

  test.each(["failure-fifo", "failure-link"])("%s: not opened, not followed", async (program) => {
    const { job, host } = await train(program);
    expect(host.failure).toMatchObject({ type: "other", text: "" });
    expect(job.description.status).toBe("Failed");
    expect(JSON.stringify(job)).not.toContain("root:x:0");
  });

  test("escapes in the log and in the failure file are recorded, and end nothing", async () => {
    expect((await train("failure-escapes")).job.description.status).toBe("Failed");
  });
});

describe("names and nodes", () => {
  test("odd names end nothing: each is in the record", async () => {
    const { job, host } = await train("names-odd");
    expect(job.description.status).toBe("Completed");
    expect(host.model.map(({ path }) => path)).toEqual(expect.arrayContaining(["__proto__", "..parent", "two\nlines"]));
  });

  test.each(["nodes-odd", "folders-replaced"])(
    "%s: nothing of this machine gets into the record or the model",
    async (program) => {
      const { job } = await train(program);
      expect(job.description.status).toBe("Completed");
      const passwords = await readFile("/etc/passwd", "utf8");
      const own = passwords.split("\n").find((line) => line.startsWith("root:")) ?? "root:";
      expect(JSON.stringify(job.hosts)).not.toContain(`${own}\\n`);
      expect(JSON.stringify(job.hosts)).not.toContain(`"${hostname()}\\n"`);
    },
  );
});

describe("more than one program needs", () => {
  test("a fork bomb gets no more processes than its limit, byoa keeps its turn, and a stop ends it", async () => {
    const { host, job } = await train("fork-bomb", { limits: { processes: 256 }, maxRunTimeMs: 1_500 });
    expect(host.limitsHit).toMatchObject([{ limit: "processes", value: 256 }]);
    expect(host.stop?.because).toBe("max-run-time");
    expect(job.harnessLagMs).toBeLessThan(2_000);
  });

  test("processes that sleep are counted and go with their container", async () => {
    const { host } = await train("processes-sleeping", { limits: { processes: 60 }, stopWhenSaid: "all asleep" });
    expect(host.limitsHit).toMatchObject([{ limit: "processes", value: 60 }]);
  });

  test("memory beyond the limit ends the container, and the record names the limit", async () => {
    const { host } = await train("memory-hog", { limits: { memoryBytes: 160 * MIB } });
    expect(host.exit).toMatchObject({ code: 137, outOfMemory: true });
    expect(host.limitsHit).toEqual([{ limit: "memory", value: 160 * MIB, count: expect.any(Number) }]);
  });

  test("a program that ignores every signal is killed after the grace time, with what it saved", async () => {
    const { host, job } = await train("signals-ignored", { stopWhenSaid: "here to stay" });
    expect(host.stop).toMatchObject({ because: "stop-requested", killed: true });
    expect(job.artifacts.model?.members).toBe(1);
  });

  test("a program that only sleeps ends with its run time", async () => {
    const { job } = await train("sleeps", { maxRunTimeMs: 500 });
    expect(job.description).toMatchObject({ status: "Stopped", secondaryStatus: "MaxRuntimeExceeded" });
  });
});

test("a job that prints its environment has no variable of byoa's own", async () => {
  process.env.BYOA_HOSTILE_TEST = "not for containers";
  const { job } = await train("environment-printed");
  delete process.env.BYOA_HOSTILE_TEST;
  expect(job.description.status).toBe("Failed");
  expect(JSON.stringify(job)).not.toContain("not for containers");
});
