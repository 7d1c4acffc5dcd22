import { describe, expect, it } from "vitest";
import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { type ScheduleOptions, schedule } from "./schedule.ts";
import { toyExperiment } from "./toys.fixture.ts";

const done: Outcome = { kind: "observed", observation: {}, startedAtMs: 0, durationMs: 0 };

/** Runs with gates that the test opens: what runs at any moment is written down, no clock is involved. */
function rig(experiments: readonly Experiment<unknown>[], options: Partial<ScheduleOptions> = {}) {
  const gates = new Map(experiments.map(({ name }) => [name, Promise.withResolvers<void>()]));
  const running = new Set<string>();
  const finished = schedule({
    experiments,
    parallel: () => 2,
    withoutRunning: () => undefined,
    signal: new AbortController().signal,
    async run({ name }) {
      running.add(name);
      await gates.get(name)?.promise;
      running.delete(name);
      return done;
    },
    ...options,
  });
  finished.catch(() => undefined);
  return {
    finished,
    running: () => [...running],
    async end(name: string): Promise<string[]> {
      gates.get(name)?.resolve();
      await new Promise(setImmediate);
      return [...running];
    },
  };
}

describe("the schedule", () => {
  it("runs side by side what is independent, as many as allowed", async () => {
    const { running, end, finished } = rig(["a", "b", "c"].map((name) => toyExperiment(name, {})));
    expect(running()).toEqual(["a", "b"]);
    expect(await end("a")).toEqual(["b", "c"]);
    await end("b");
    await end("c");
    expect([...(await finished).keys()]).toEqual(["a", "b", "c"]);
  });

  it("does not count what starts no container", async () => {
    const a = toyExperiment("a", {});
    const look = toyExperiment("look", {}, { containers: 0 });
    const { running } = rig([a, look], { parallel: () => 1 });
    expect(running()).toEqual(["a", "look"]);
  });

  it("starts the last ones when all others have ended, and nothing is left to start", async () => {
    const [a, last, b] = ["a", "last", "b"].map((name) => toyExperiment(name, {}));
    if (a === undefined || last === undefined || b === undefined) throw new Error("three toys");
    const { running, end } = rig([last, a, b], { isLast: ({ name }) => name === "last", parallel: () => 3 });
    expect(running()).toEqual(["a", "b"]);
    expect(await end("a")).toEqual(["b"]);
    expect(await end("b")).toEqual(["last"]);
  });

  it("runs each after those that it needs or uses", async () => {
    const a = toyExperiment("a", {});
    const b = toyExperiment("b", {}, { needs: { a } });
    const c = toyExperiment("c", {}, { uses: { a } });
    const { running, end } = rig([b, c, a]);
    expect(running()).toEqual(["a"]);
    expect(await end("a")).toEqual(["b", "c"]);
  });

  it("runs an exclusive one alone, after the sociable ones", async () => {
    const alone = toyExperiment("alone", {}, { exclusive: true });
    const rest = ["a", "b", "c"].map((name) => toyExperiment(name, {}));
    const { running, end } = rig([alone, ...rest]);
    expect(running()).toEqual(["a", "b"]);
    await end("a");
    await end("b");
    expect(running()).toEqual(["c"]);
    expect(await end("c")).toEqual(["alone"]);
  });

  describe("of one that others disturbed", () => {
    const [a, b, c] = ["a", "b", "c"].map((name) => toyExperiment(name, {}));
    const outcome = (durationMs: number): Outcome => ({
      kind: "observed",
      observation: {},
      startedAtMs: 0,
      durationMs,
    });
    async function ran(second: Outcome, experiments = [a, b, c], parallel = 2) {
      const log: string[] = [];
      const running = new Set<string>();
      const outcomes = await schedule({
        experiments: experiments.filter((one) => one !== undefined),
        parallel: () => parallel,
        withoutRunning: () => undefined,
        signal: new AbortController().signal,
        wasDisturbed: ({ name }) => name === "a",
        async run({ name }, _, repeated) {
          log.push(`${name}${repeated ? " again" : ""} beside ${[...running].join() || "nothing"}`);
          running.add(name);
          await new Promise(setImmediate);
          running.delete(name);
          return repeated ? second : outcome(1);
        },
      });
      return { log, a: outcomes.get("a") };
    }

    it("runs it once more, alone, after the others, and only the second outcome counts", async () => {
      const { log, a } = await ran(outcome(2));
      expect(log).toEqual(["a beside nothing", "b beside a", "c beside b", "a again beside nothing"]);
      expect(a).toEqual(outcome(2));
    });

    it("keeps what was seen first where the harness fails the second time", async () => {
      expect((await ran({ kind: "error", message: "the engine failed" })).a).toEqual(outcome(1));
    });

    it("does not repeat one that ran alone: strangers made the machine busy", async () => {
      expect((await ran(outcome(2), [a, b, c], 1)).log).toEqual([
        "a beside nothing",
        "b beside nothing",
        "c beside nothing",
      ]);
    });
  });

  it("does not run what is known without", async () => {
    const known: Outcome = { kind: "not-run", because: { kind: "out-of-scope", reason: "not declared" } };
    const { finished, running } = rig([toyExperiment("a", {})], { withoutRunning: () => known });
    expect((await finished).get("a")).toBe(known);
    expect(running()).toEqual([]);
  });

  it("starts nothing new after the signal, and does not wait for what does not end", async () => {
    const controller = new AbortController();
    const a = toyExperiment("a", {});
    const b = toyExperiment("b", {});
    const { finished, running } = rig([a, b], { signal: controller.signal, parallel: () => 1, abortGraceMs: 1 });
    controller.abort();
    await expect(finished).rejects.toMatchObject({ name: "Interrupted" });
    expect(running()).toEqual(["a"]);
  });

  it("says what cannot start instead of waiting for ever", async () => {
    const missing = toyExperiment("missing", {});
    await expect(rig([toyExperiment("b", {}, { needs: { missing } })]).finished).rejects.toThrow(
      "No experiment can start: b.",
    );
  });
});
