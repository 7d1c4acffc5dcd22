import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../report/report-folder.ts";
import { toPlain } from "./plain.ts";
import { hideCanary, type Redact } from "./redaction.ts";
import { OBSERVATIONS_FOLDER, RUN_FILE, type SavedRun } from "./saved-run.ts";

/** Channel files and request bodies are kept up to this size: judges do not read them, people might. */
const KEPT_BYTES = 64 * 1024;

/** Writes a run into a report folder: one file for each experiment, in place of those of an earlier run. */
export async function saveRun(folder: string, run: SavedRun, redact: Redact): Promise<void> {
  const hide: Redact = (text) => hideCanary(redact(text));
  const { outcomes, ...facts } = run;
  const place = join(folder, OBSERVATIONS_FOLDER);
  const fresh = `${place}.${process.pid}.part`;
  try {
    await mkdir(fresh, { recursive: true });
    for (const [name, outcome] of outcomes) {
      await writeWhole(join(fresh, `${name}.json`), json(toPlain(outcome, hide)));
    }
    await rm(place, { recursive: true, force: true });
    await rename(fresh, place);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  await writeWhole(join(folder, RUN_FILE), json(toPlain({ schemaVersion: 1, ...withoutLargeBytes(facts) }, hide)));
}

function withoutLargeBytes(facts: Omit<SavedRun, "outcomes">): Omit<SavedRun, "outcomes"> {
  const { profile } = facts;
  return {
    ...facts,
    profile: {
      ...profile,
      channels: profile.channels.map((channel) => ({
        ...channel,
        files: channel.files.map(({ path, content }) => ({
          path,
          content: Buffer.isBuffer(content) ? content.subarray(0, KEPT_BYTES) : content,
        })),
      })),
      requests: profile.requests.map((request) => ({ ...request, body: request.body.subarray(0, KEPT_BYTES) })),
    },
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
