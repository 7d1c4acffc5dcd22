import { join } from "node:path";
import { jsonText } from "@byoa/conformance/text";
import { openJobStore } from "@byoa/sdk";
import { coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import { plainText } from "../plain-text.ts";
import { trainSummary } from "../train/train-summary.ts";
import { jobsTable } from "./jobs-table.ts";

/** The flags of `byoa jobs` as the parser gives them. */
export interface JobsFlags {
  readonly log?: true;
  readonly jobsDir: string;
  readonly json?: true;
  readonly debug?: true;
}

/** `byoa jobs`: a table, or one job. Throws SdkError `job-not-found`. */
export async function jobsCommand(name: string | undefined, { jobsDir, json, log }: JobsFlags): Promise<number> {
  const store = openJobStore(jobsDir);
  const colours = coloursFor(process.stdout);
  if (name === undefined) {
    const jobs = await store.list();
    if (json) await write(jsonText(jobs));
    else if (jobs.length === 0) await write(`no job has run in ${jobsDir}; byoa train makes one\n`);
    else await write(lines(jobsTable(jobs, colours)));
    return 0;
  }
  const job = await store.read(name);
  const text = log ? await store.readLog(name) : "";
  if (json) await write(jsonText({ ...job, jobsFolder: jobsDir, ...(log ? { log: text } : {}) }));
  else {
    const facts = [
      `${colours.bold(job.name)}  ${job.image}`,
      colours.dim(`log      ${join(jobsDir, name, "job.log")}`),
    ];
    const said = text === "" ? [] : text.trimEnd().split("\n").map(plainText);
    await write(lines([...facts, ...said, ...trainSummary(job, { jobsFolder: jobsDir, colours })]));
  }
  return 0;
}

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join("");
