import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportJsonSchema } from "../report/json-schema.ts";
import { broken, needsData, notTestable, pass } from "../requirement/judgement.ts";
import { requirement } from "../requirement/requirement.ts";
import { check } from "./check.ts";
import type { CheckEvent } from "./event.ts";
import type { CheckOptions } from "./options.ts";
import { replay } from "./replay.ts";
import { toyEngine, toyExperiment, toyPlatform, toyProfile, toyRequirement } from "./toys.fixture.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const train = toyExperiment("train-sample", { exitCode: 0, log: ["epoch 1"] });
const serve = toyExperiment("serve-model", { address: "127.0.0.1:8080" }, { role: "serve", needs: { train } });
const invoke = toyExperiment("invoke", notTestable("the endpoint never got ready", "HOST-PING-06"), {
  role: "serve",
  needs: { serve },
});

const exits = requirement({
  ...toyRequirement("TRAIN-EXIT-01"),
  needs: { train },
  judge: ({ train: { exitCode } }) => (exitCode === 0 ? pass() : broken(`exit code ${exitCode}`)),
});
const binds = requirement({
  ...toyRequirement("HOST-BIND-02", { section: "serving", dependsOn: ["TRAIN-EXIT-01"] }),
  needs: { serve },
  judge: ({ serve: { address } }) =>
    address.startsWith("127.") ? broken(`listens on ${address}`, { label: "sockets", text: address }) : pass(),
});
const pings = toyRequirement("HOST-PING-06", { section: "serving", needs: { serve }, dependsOn: ["HOST-BIND-02"] });
const answers = toyRequirement("INV-OK-01", { section: "serving", needs: { invoke } });
const toys = [exits, binds, pings, answers];

const options = (changes: Partial<CheckOptions> = {}): CheckOptions => ({
  catalogue: toys,
  profile: toyProfile,
  openEngine: async () => toyEngine(),
  openPlatform: toyPlatform,
  ...changes,
});

const brief = ({ verdicts }: { verdicts: readonly { id: string; verdict: string; dependsOn?: string }[] }) =>
  Object.fromEntries(
    verdicts.map(({ id, verdict, dependsOn }) => [id, dependsOn ? `${verdict} < ${dependsOn}` : verdict]),
  );

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
        "verdict HOST-BIND-02",
        "started invoke",
        "finished invoke",
        "verdict HOST-PING-06",
        "verdict INV-OK-01",
      ]
    `);
  });

  it("writes report, JUnit and observations, which judged again give the same verdicts", async () => {
    const live = await check(options({ reportFolder: folder }));
    expect((await readdir(folder, { recursive: true })).toSorted()).toMatchInlineSnapshot(`
      [
        "junit.xml",
        "observations",
        "observations/invoke.json",
        "observations/serve-model.json",
        "observations/train-sample.json",
        "report.json",
        "run.json",
      ]
    `);
    const written: unknown = JSON.parse(await readFile(join(folder, "report.json"), "utf8"));
    expect(written).toEqual(live.report);
    const validate = new Ajv2020({ formats: { "date-time": true } }).compile(reportJsonSchema());
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
    const again = await replay({ folder, catalogue: toys });
    expect(again.report).toEqual(live.report);
    expect(again.exitCode).toBe(live.exitCode);
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

  it("leaves out what does not fit into the budget, and says so", async () => {
    const first = toyExperiment("train-sample", {});
    const more = toyExperiment("train-again", {}, { needs: { first } });
    const catalogue = [
      toyRequirement("TRAIN-EXIT-01", { needs: { first } }),
      toyRequirement("TRAIN-HP-04", { level: "SHOULD", needs: { more } }),
    ];
    const { report, exitCode } = await check(options({ catalogue, budgetMs: 0 }));
    expect(brief(report)).toEqual({ "TRAIN-EXIT-01": "pass", "TRAIN-HP-04": "not-testable" });
    expect(report.leftOut).toEqual(["try train-again: left out to stay within the budget of 0 s"]);
    expect(exitCode).toBe(4);
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

  it("hides secrets in everything that it tells or writes", async () => {
    const events: CheckEvent[] = [];
    const leaky = toyExperiment("leaky", async ({ progress }) => {
      progress("with hunter2!");
      return { log: ["the key is hunter2!"], base64: Buffer.from("hunter2!").toString("base64") };
    });
    const catalogue = [
      requirement({
        ...toyRequirement("A-01"),
        needs: { leaky },
        judge: ({ leaky: { log } }) => broken(`printed ${log[0]}`),
      }),
    ];
    await check(
      options({
        catalogue,
        profile: { ...toyProfile, trainEnvironment: { API_KEY: "hunter2!" } },
        reportFolder: folder,
        onEvent: (event) => events.push(event),
      }),
    );
    const files = (await readdir(folder, { recursive: true })).filter((name) => /\.\w+$/.test(name));
    const written = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
    for (const text of [...written, JSON.stringify(events)]) {
      expect(text).not.toContain("hunter2!");
      expect(text).not.toContain(Buffer.from("hunter2!").toString("base64"));
    }
    expect(written.join()).toContain("[API_KEY redacted]");
  });

  it("keeps the jobs' folder when asked, and leaves nobody else's files out", async () => {
    await mkdir(join(folder, "observations"));
    await writeFile(join(folder, "observations", "mine.json"), "not byoa's");
    const first = await check(options({ reportFolder: folder, keep: true }));
    expect(first.jobsFolder).toMatch(/jobs\/byoa-\w+$/);
    await check(options({ reportFolder: folder, selection: { only: ["TRAIN-*"] } }));
    expect(await readdir(join(folder, "observations"))).toEqual(["mine.json", "train-sample.json"]);
    expect(await readdir(join(folder, "jobs"))).toHaveLength(1);
    expect((await replay({ folder, catalogue: toys })).report.verdicts).toHaveLength(1);
  });

  it("says in one line what cannot be judged again", async () => {
    await expect(replay({ folder: join(folder, "none"), catalogue: toys })).rejects.toMatchObject({
      code: "replay-not-readable",
    });
    await writeFile(join(folder, "run.json"), "{}");
    await expect(replay({ folder, catalogue: toys })).rejects.toThrow("it is not what a run of byoa writes");
  });

  it("gives the verdict even when the report cannot be written at the end", async () => {
    const place = join(folder, "report");
    const vandal = toyExperiment("vandal", async () => {
      await rm(place, { recursive: true });
      await writeFile(place, "a file in the folder's place");
      return {};
    });
    const catalogue = [toyRequirement("A-01", { needs: { vandal } })];
    const { report, exitCode, problem } = await check(options({ catalogue, reportFolder: place }));
    expect(report.conclusion).toBe("conformant");
    expect(exitCode).toBe(3);
    expect(problem).toContain(`The report could not be written to ${place}`);
  });

  it("disposes the engine and starts nothing new when it is interrupted", async () => {
    const controller = new AbortController();
    const engine = toyEngine();
    const started: string[] = [];
    const first = toyExperiment("first", async () => {
      started.push("first");
      controller.abort();
      return {};
    });
    const second = toyExperiment("second", async () => started.push("second"), { needs: { first } });
    const catalogue = [toyRequirement("A-01", { needs: { second } })];
    const reportFolder = join(folder, "report");
    const run = check(
      options({ catalogue, openEngine: async () => engine, signal: controller.signal, reportFolder, keep: true }),
    );
    await expect(run).rejects.toMatchObject({ name: "Interrupted" });
    expect(started).toEqual(["first"]);
    expect(engine.disposed).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it("refuses a report folder that cannot be written, before it starts anything", async () => {
    let opened = false;
    const openEngine = async () => {
      opened = true;
      return toyEngine();
    };
    await expect(check(options({ reportFolder: "/proc/byoa", openEngine }))).rejects.toMatchObject({
      code: "report-folder-not-writable",
    });
    expect(opened).toBe(false);
  });
});
