import { rmSync, writeFileSync } from "node:fs";
import { configFileText, encodeRecord, platformChannelConfig } from "@byoa/contract";
import { expect, test } from "vitest";
import { feed, jobFolder, makePipe } from "../fixtures/job-folder.ts";
import type { Channel } from "./channel.ts";
import { readChannels } from "./read-channels.ts";

const never = new AbortController().signal;
const declared = { training: { required: true }, testing: { required: false } } as const;

async function rowsOf(channel: Channel | undefined, base: string): Promise<string[]> {
  const told: string[] = [];
  for await (const row of channel?.rows() ?? []) {
    told.push(`${row.source.replace(`${base}/input/data/`, "")}:${row.line} ${row.fields.join(",")}`);
  }
  return told;
}

test("a folder's files are read with those in folders below, foreign files and the manifest left aside", async () => {
  using job = jobFolder({
    channels: { training: "File" },
    files: {
      "input/data/training-manifest": "[]",
      "input/data/training/b.csv": "3",
      "input/data/training/a.csv": "1\n2\n",
      "input/data/training/nested/deep/c.csv": "4\n",
      "input/data/training/.DS_Store": "\u0000",
      "input/data/training/_SUCCESS": "",
    },
  });
  const channels = readChannels(job.paths, declared, never);
  const rows = ["training/a.csv:1 1", "training/a.csv:2 2", "training/b.csv:1 3", "training/nested/deep/c.csv:1 4"];
  expect(await rowsOf(channels.training, job.base)).toEqual(rows);
  expect(await rowsOf(channels.training, job.base)).toEqual(rows); // the second epoch
  expect(channels.testing).toBeUndefined();
});

test("FastFile is read as File", async () => {
  using job = jobFolder({ channels: { training: "FastFile" }, files: { "input/data/training/a": "1,2" } });
  const { training } = readChannels(job.paths, declared, never);
  expect([training?.inputMode, await rowsOf(training, job.base)]).toEqual(["FastFile", ["training/a:1 1,2"]]);
});

test("Pipe gives the same rows, epoch after epoch", async () => {
  using job = jobFolder({ channels: { training: "Pipe" } });
  const { training } = readChannels(job.paths, declared, never);
  for (const epoch of [0, 1]) {
    feed(makePipe(job.paths.pipe("training", epoch)), `printf '1,${epoch}\\n'`);
    expect(await rowsOf(training, job.base)).toEqual([`training_${epoch}:1 1,${epoch}`]);
  }
});

test("objects that are wrapped as RecordIO are pieces of their own", async () => {
  using job = jobFolder({ channels: {} });
  const config = platformChannelConfig({ inputMode: "Pipe", recordWrapper: "RecordIO" });
  writeFileSync(job.paths.inputDataConfig, configFileText({ training: config }));
  const objects = ["1\n2\n", "3"].map((text) => encodeRecord(Buffer.from(text)));
  writeFileSync(`${job.base}/objects`, Buffer.concat(objects));
  feed(makePipe(job.paths.pipe("training", 0)), `cat ${job.base}/objects`);
  expect(await rowsOf(readChannels(job.paths, declared, never).training, job.base)).toEqual([
    "training_0 record 1:1 1",
    "training_0 record 1:2 2",
    "training_0 record 2:1 3",
  ]);
});

test("a missing required channel is told with what the job has", () => {
  using none = jobFolder({});
  expect(() => readChannels(none.paths, declared, never)).toThrow(
    'the required channel "training" is missing; the job has no channels',
  );
  using other = jobFolder({ channels: { train: "File" } });
  expect(() => readChannels(other.paths, declared, never)).toThrow(
    'the required channel "training" is missing; the job has "train"',
  );
});

test("a mode that the algorithm cannot read is told", () => {
  using job = jobFolder({ channels: { training: "Pipe" } });
  const fileOnly = { training: { required: true, inputModes: ["File", "FastFile"] } } as const;
  expect(() => readChannels(job.paths, fileOnly, never)).toThrow(
    'channel "training" is in Pipe mode, but this algorithm reads it in File or FastFile mode only',
  );
});

test("without inputdataconfig.json the declared channels are looked for by their folders", () => {
  using job = jobFolder({ channels: { testing: "File", training: "File", other: "File" } });
  rmSync(job.paths.inputDataConfig);
  expect(Object.keys(readChannels(job.paths, declared, never)).sort()).toEqual(["testing", "training"]);
});

test("a configuration that is not JSON is told with its file", () => {
  using job = jobFolder({});
  writeFileSync(job.paths.inputDataConfig, "{");
  expect(() => readChannels(job.paths, declared, never)).toThrow(`${job.paths.inputDataConfig} is not JSON`);
});
