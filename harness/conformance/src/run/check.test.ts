import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PlatformError } from "@byoa/platform";
import { describe, expect, it } from "vitest";
import { needsData } from "../requirement/judgement.ts";
import { check } from "./check.ts";
import type { CheckEvent } from "./event.ts";
import { brief, toyOptions as options } from "./toy-check.fixture.ts";
import { toyExperiment, toyPlatform, toyRequirement } from "./toys.fixture.ts";

describe("check", () => {
  it("judges an image and tells one root cause once", async () => {
    const { report, exitCode } = await check(options());
    expect(exitCode).toBe(1);
    expect(report.conclusion).toBe("not-conformant");
    expect(brief(report)).toEqual({
      "TRAIN-EXIT-01": "pass",
      "HOST-BIND-02": "fail",
      "HOST-PING-06": "not-testable < HOST-BIND-02",
      "INV-OK-01": "not-testable < HOST-BIND-02",
    });
  });

  it("shows the root cause of what was asked for alone", async () => {
    const { report } = await check(options({ selection: { only: ["INV-OK-01"] } }));
    expect(brief(report)).toEqual({ "HOST-BIND-02": "fail", "INV-OK-01": "not-testable < HOST-BIND-02" });
  });

  it("keeps its verdict when something could not be removed afterwards, and says so", async () => {
    const failing = () =>
      toyPlatform({
        async [Symbol.asyncDispose]() {
          throw new Error("2 containers may be left");
        },
      });
    const { exitCode, report, problem } = await check(options({ openPlatform: async () => failing() }));
    expect([exitCode, report.conclusion, problem]).toEqual([1, "not-conformant", "2 containers may be left"]);
  });

  it("ends with the reason for its end, not with what could not be removed after it", async () => {
    const failing = toyPlatform({
      describeImage: () => Promise.reject(new Error("the engine stopped answering")),
      async [Symbol.asyncDispose]() {
        throw new Error("2 containers may be left");
      },
    });
    await expect(check(options({ openPlatform: async () => failing }))).rejects.toThrow("the engine stopped answering");
  });

  it("runs only what the selected requirement and its dependencies read", async () => {
    const { report, exitCode } = await check(options({ selection: { only: ["TRAIN-*"] } }));
    expect(report.experiments.map(({ name }) => name)).toEqual(["train-sample"]);
    expect(exitCode).toBe(0);
  });

  it("tells what happens in order", async () => {
    const events: CheckEvent[] = [];
    await check(options({ onEvent: (event) => events.push(event) }));
    expect(
      events.map((event) =>
        "name" in event && event.kind !== "engine"
          ? `${event.kind} ${event.name}`
          : event.kind === "verdict"
            ? `verdict ${event.verdict.id}`
            : event.kind,
      ),
    ).toMatchInlineSnapshot(`
      [
        "engine",
        "image",
        "planned",
        "started train-sample",
        "finished train-sample",
        "verdict TRAIN-EXIT-01",
        "estimated",
        "started serve-model",
        "finished serve-model",
        "finding",
        "verdict HOST-BIND-02",
        "started invoke",
        "finished invoke",
        "verdict HOST-PING-06",
        "verdict INV-OK-01",
      ]
    `);
  });

  it("is inconclusive when only the user's data could tell, and says what to type", async () => {
    const refused = toyExperiment("train-sample", {
      kind: "training-job",
      hosts: [
        {
          exit: { code: 1 },
          failure: { text: "No such file: /opt/ml/input/data/train/data.csv; hyperparameter 'target' is missing" },
          log: [],
        },
      ],
    });
    const own = toyRequirement("TRAIN-EXIT-01", {
      needs: { refused },
      judge: () => needsData("the image refused the Iris data"),
    });
    const after = toyRequirement("TRAIN-MODEL-01", { needs: { refused }, dependsOn: ["TRAIN-EXIT-01"] });
    const { report, exitCode } = await check(options({ catalogue: [own, after] }));
    expect(exitCode).toBe(4);
    expect(report.verdicts).toMatchInlineSnapshot(`
      [
        {
          "evidence": [],
          "finding": "the image refused the Iris data",
          "id": "TRAIN-EXIT-01",
          "level": "MUST",
          "needsData": true,
          "notes": [],
          "section": "training",
          "verdict": "not-testable",
        },
        {
          "dependsOn": "TRAIN-EXIT-01",
          "evidence": [],
          "finding": "the image refused the Iris data",
          "id": "TRAIN-MODEL-01",
          "level": "MUST",
          "needsData": true,
          "notes": [],
          "section": "training",
          "verdict": "not-testable",
        },
      ]
    `);
    expect(report.next).toBe("byoa check toy:latest --input train=DIR --hp target=VALUE");
  });

  it.each([
    ["MUST", 4],
    ["SHOULD", 0],
  ] as const)("leaves out what does not fit into the budget, and says so: a %s is exit %i", async (level, code) => {
    const first = toyExperiment("train-sample", {});
    const more = toyExperiment("train-again", {}, { needs: { first } });
    const catalogue = [
      toyRequirement("TRAIN-EXIT-01", { needs: { first } }),
      toyRequirement("TRAIN-HP-04", { level, needs: { more } }),
    ];
    const { report, exitCode } = await check(options({ catalogue, budgetMs: 0 }));
    expect(brief(report)).toEqual({ "TRAIN-EXIT-01": "pass", "TRAIN-HP-04": "not-testable" });
    expect(report.leftOut).toEqual(["try train-again: left out to stay within the budget of 0 s"]);
    expect(exitCode).toBe(code);
  });

  it("is the harness's fault when an experiment or a judge throws", async () => {
    const bad = toyExperiment("bad", async () => {
      throw new Error("the engine is gone");
    });
    const catalogue = [
      toyRequirement("A-01", { needs: { bad } }),
      toyRequirement("B-01", {
        judge: () => {
          throw new Error("no such key");
        },
      }),
    ];
    const { report, exitCode } = await check(options({ catalogue }));
    expect(report.verdicts.map(({ verdict, finding }) => `${verdict}: ${finding}`)).toEqual([
      "error: could not try bad: the engine is gone",
      "error: the judge of B-01 failed: no such key",
    ]);
    expect(exitCode).toBe(3);
  });

  it("ends with one error and starts nothing new when the engine is lost", async () => {
    const platform = toyPlatform();
    const started: string[] = [];
    const lost = toyExperiment("lost", async () => {
      started.push("lost");
      throw new PlatformError("engine-not-reachable", "The container engine stopped answering.");
    });
    const slow = toyExperiment("slow", async (context) => {
      started.push("slow");
      await context.platform.clock.pause(50);
      throw new PlatformError("engine-not-reachable", "The container engine stopped answering, too.");
    });
    const later = toyExperiment("later", async () => started.push("later"), { needs: { slow } });
    const catalogue = [toyRequirement("A-01", { needs: { lost } }), toyRequirement("B-01", { needs: { later } })];
    const events: CheckEvent[] = [];
    const run = check(
      options({ catalogue, openPlatform: async () => platform, parallel: 2, onEvent: (event) => events.push(event) }),
    );
    await expect(run).rejects.toMatchObject({ code: "engine-not-reachable", message: /stopped answering/ });
    expect(started).not.toContain("later");
    expect(events.some(({ kind }) => kind === "verdict")).toBe(false);
    expect(platform.disposed).toBe(true);
  });

  it("disposes of the platform and starts nothing new when it is interrupted", async () => {
    const controller = new AbortController();
    const platform = toyPlatform();
    const started: string[] = [];
    const first = toyExperiment("first", async () => {
      started.push("first");
      controller.abort();
      return {};
    });
    const second = toyExperiment("second", async () => started.push("second"), { needs: { first } });
    const catalogue = [toyRequirement("A-01", { needs: { second } })];
    const folder = await mkdtemp(join(tmpdir(), "byoa-test-"));
    const reportFolder = join(folder, "report");
    const run = check(
      options({ catalogue, openPlatform: async () => platform, signal: controller.signal, reportFolder, keep: true }),
    );
    await expect(run).rejects.toMatchObject({ name: "Interrupted" });
    expect(started).toEqual(["first"]);
    expect(platform.disposed).toBe(true);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
