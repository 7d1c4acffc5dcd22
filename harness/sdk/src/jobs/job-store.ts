import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jsonText, plainLine } from "@byoa/conformance/text";
import { JOB_NAME_PATTERN } from "@byoa/contract";
import { type LogLine, notWritten, OWNER_ONLY } from "@byoa/platform";
import { SdkError } from "../sdk-error.ts";
import { type JobRecord, jobRecord } from "./job-record.ts";

const RECORD_FILE = "job.json";
const LOG_FILE = "job.log";

/** One line of a job's log, with the host that wrote it. */
export interface HostLine extends LogLine {
  readonly host: string;
}

/** The jobs that ran on this machine, a folder each: record, log, archives. */
export interface JobStore {
  readonly folder: string;
  /** Makes the job's folder. Throws SdkError `job-exists`, `job-name-invalid`, `jobs-folder-not-writable`. */
  open(name: string): Promise<string>;
  /** Writes the record, whole or not at all. Throws PlatformError `disk-full`, `folder-not-writable`. */
  write(record: JobRecord): Promise<void>;
  writeLog(name: string, lines: readonly HostLine[]): Promise<void>;
  readLog(name: string): Promise<string>;
  /** Newest first; folders that hold no record are none of ours. */
  list(): Promise<JobRecord[]>;
  /** Throws SdkError `job-not-found`. */
  read(name: string): Promise<JobRecord>;
  remove(name: string): Promise<void>;
}

export function openJobStore(folder: string): JobStore {
  const of = (name: string, file = "") => join(folder, name, file);
  const find = async (name: string): Promise<JobRecord | undefined> => {
    const text = await readFile(of(name, RECORD_FILE), "utf8").catch(() => undefined);
    return text === undefined ? undefined : parsed(text);
  };
  let isOurs = false;
  return {
    folder,
    async open(name) {
      if (!JOB_NAME_PATTERN.test(name))
        throw new SdkError(
          "job-name-invalid",
          `${JSON.stringify(name)} is no name for a job. 1 to 63 letters, digits and hyphens, none at its ends.`,
        );
      const made = await mkdir(folder, { recursive: true, mode: OWNER_ONLY.folder }).catch((error: Error) =>
        notWritable(folder, error),
      );
      isOurs ||= made !== undefined;
      await mkdir(of(name), OWNER_ONLY.folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST") return notWritable(folder, error);
        throw new SdkError("job-exists", `There is a job ${name} in ${folder} already. Choose another name.`);
      });
      return of(name);
    },
    async write(record) {
      const unfinished = of(record.name, `.${RECORD_FILE}`);
      await put(unfinished, jsonText(record));
      await rename(unfinished, of(record.name, RECORD_FILE));
    },
    async writeLog(name, lines) {
      const several = new Set(lines.map(({ host }) => host)).size > 1;
      const text = lines.map((line) => `${several ? `${line.host} ` : ""}${plainLine(line.text)}\n`).join("");
      await put(of(name, LOG_FILE), text);
    },
    readLog: (name) => readFile(of(name, LOG_FILE), "utf8").catch(() => ""),
    async list() {
      const names = await readdir(folder).catch(() => []);
      const records = (await Promise.all(names.map(find))).filter((record) => record !== undefined);
      return records.toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
    },
    async read(name) {
      const record = await find(name);
      if (record !== undefined) return record;
      throw new SdkError("job-not-found", `There is no job ${name} in ${folder}. byoa jobs lists those that are.`);
    },
    async remove(name) {
      await rm(of(name), { recursive: true, force: true });
      // A folder that was not there before goes with its only job.
      if (isOurs) await rmdir(folder).catch(() => {});
    },
  };
}

async function put(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: OWNER_ONLY.file }).catch((error: unknown) => {
    throw notWritten(file, error);
  });
}

function parsed(text: string): JobRecord | undefined {
  try {
    return jobRecord.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function notWritable(folder: string, cause: Error): never {
  const message = `Jobs cannot be kept in ${folder}: ${cause.message}. Choose another folder.`;
  throw new SdkError("jobs-folder-not-writable", message, { cause });
}
