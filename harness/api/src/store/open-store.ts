import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { OWNER_ONLY } from "@byoa/platform";
import { UpError } from "../up-error.ts";
import { SCHEMA, SCHEMA_VERSION } from "./schema.ts";

/** Everything that must survive a restart: a database, and a folder of objects beside it. */
export interface Store extends Disposable {
  readonly folder: string;
  readonly database: DatabaseSync;
}

/**
 * Opens the state of `byoa up`, and makes it where there is none. Only one process has it open: the kernel lifts the lock when that
 * process ends, however it ends. Throws UpError `up-already-runs`, `state-newer`, `state-not-usable`.
 */
export function openStore(folder: string, { acceptsNewer = false } = {}): Store {
  const file = join(folder, "state.sqlite");
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: OWNER_ONLY.folder });
    database = new DatabaseSync(file);
    chmodSync(file, OWNER_ONLY.file);
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    // The first write takes the lock, and keeps it.
    database.exec("BEGIN IMMEDIATE; COMMIT;");
    if (!acceptsNewer) migrate(database, folder);
    const opened = database;
    return { folder, database: opened, [Symbol.dispose]: () => opened.close() };
  } catch (error) {
    database?.close();
    throw error instanceof UpError ? error : explained(folder, error);
  }
}

function migrate(database: DatabaseSync, folder: string): void {
  const version = Number(database.prepare("PRAGMA user_version").get()?.user_version ?? 0);
  if (version > SCHEMA_VERSION)
    throw new UpError(
      "state-newer",
      `${folder} was written by a newer byoa (state ${version}, this one knows ${SCHEMA_VERSION}). Update byoa, or give another --state-dir.`,
    );
  if (version === 0) database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
}

function explained(folder: string, cause: unknown): UpError {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/database is locked/.test(text))
    return new UpError(
      "up-already-runs",
      `another byoa up has ${folder} open. Use that one, end it, or give another --state-dir and --port.`,
      { cause },
    );
  return new UpError(
    "state-not-usable",
    `${folder} cannot hold the state of byoa up (${text}). Give another --state-dir.`,
    {
      cause,
    },
  );
}
