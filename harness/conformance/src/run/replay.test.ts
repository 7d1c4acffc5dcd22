import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportJsonSchema } from "../report/json-schema.ts";
import { broken } from "../requirement/judgement.ts";
import { check } from "./check.ts";
import type { CheckEvent } from "./event.ts";
import { replay } from "./replay.ts";
import { toyOptions as options, toys } from "./toy-check.fixture.ts";
import { toyExperiment, toyPlatform, toyProfile, toyRequirement, typedRequirement } from "./toys.fixture.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("the report folder of a check", () => {
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

  it("hides secrets in everything that it tells or writes", async () => {
    const events: CheckEvent[] = [];
    const leaky = toyExperiment("leaky", async ({ progress }) => {
      progress("with hunter2!");
      return { log: ["the key is hunter2!"], base64: Buffer.from("hunter2!").toString("base64") };
    });
    const catalogue = [
      typedRequirement({
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
    expect(await readdir(join(folder, "observations"))).toContain("mine.json");
    expect(await readdir(join(folder, "jobs"))).toHaveLength(1);
  });

  it("is kept from a run of selected requirements, which goes into its folder `selected`", async () => {
    const whole = await check(options({ reportFolder: folder }));
    const part = await check(options({ reportFolder: folder, selection: { only: ["TRAIN-*"] } }));
    expect(part.reportFolder).toBe(join(folder, "selected"));
    expect(part.report.selection).toEqual({ selected: 1, notSelected: 3 });
    expect((await replay({ folder, catalogue: toys })).report.verdicts).toEqual(whole.report.verdicts);
    expect((await replay({ folder: join(folder, "selected"), catalogue: toys })).report.verdicts).toHaveLength(1);
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

  it("refuses a report folder that cannot be written, before it starts anything", async () => {
    let opened = false;
    const openPlatform = async () => {
      opened = true;
      return toyPlatform();
    };
    await expect(check(options({ reportFolder: "/proc/byoa", openPlatform }))).rejects.toMatchObject({
      code: "report-folder-not-writable",
    });
    expect(opened).toBe(false);
  });
});
