import { mkdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { OWNER_ONLY } from "@byoa/platform";
import { writeWhole } from "../report/report-folder.ts";
import { hideCanary } from "../secrets/canary.ts";
import type { Redact } from "../secrets/redaction.ts";
import { jsonText } from "../text/json-text.ts";
import { savedNames } from "./load.ts";
import { toPlain } from "./plain.ts";
import { OBSERVATIONS_FOLDER, RUN_FILE, type SavedRun, SCHEMA_VERSION } from "./saved-run.ts";

/** Channel files and request bodies are kept up to this size: judges do not read them, people might. */
const KEPT_BYTES = 64 * 1024;

/**
 * Writes a run into a report folder, one file for each experiment. Of an earlier run there only what that run says it
 * wrote is removed: the folder may be anybody's.
 */
export async function saveRun(folder: string, run: SavedRun, redact: Redact): Promise<void> {
  const hide: Redact = (text) => hideCanary(redact(text));
  const { outcomes, ...facts } = run;
  const earlier = await savedNames(folder);
  const place = join(folder, OBSERVATIONS_FOLDER);
  const fileOf = (name: string): string => join(place, `${name}.json`);
  try {
    await mkdir(place, { recursive: true, mode: OWNER_ONLY.folder });
    for (const [name, outcome] of outcomes) await writeWhole(fileOf(name), json(toPlain(outcome, hide)));
    const head = { schemaVersion: SCHEMA_VERSION, experiments: [...outcomes.keys()], ...withoutLargeBytes(facts) };
    await writeWhole(join(folder, RUN_FILE), json(toPlain(head, hide)));
    await remove(earlier.filter((name) => !outcomes.has(name)).map(fileOf));
  } catch (error) {
    // Half a run cannot be judged again.
    await remove([...outcomes.keys()].map(fileOf)).catch(() => undefined);
    await rmdir(place).catch(() => undefined);
    throw error;
  }
}

async function remove(files: readonly string[]): Promise<void> {
  for (const file of files) await rm(file, { force: true });
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

const json = (value: unknown): string => jsonText(value, 1);
