import { basename } from "node:path";
import { watch } from "chokidar";

/** Folders that hold no sources, or change because of what they are watched for. */
const IGNORED = new Set(["node_modules", "byoa-jobs", "byoa-report", "byoa-package", "__pycache__", "vendor"]);
/** Editors write a file in several steps. */
const SETTLE_MS = 40;

/** A file that was saved, and when it was first seen, on performance.now()'s clock. */
export interface Save {
  readonly path: string;
  readonly atMs: number;
}

/** Tells of saves below a folder. */
export interface SourceWatch extends AsyncDisposable {
  /** Resolves with the next save, or with undefined when the signal ends the wait. */
  next(signal: AbortSignal): Promise<Save | undefined>;
}

/** Watches all files of a folder but those of tools; a save counts once, whatever the editor does. It watches when this resolves. */
export async function watchSources(folder: string): Promise<SourceWatch> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => path !== folder && (basename(path).startsWith(".") || IGNORED.has(basename(path))),
  });
  let saved: Save | undefined;
  let firstAtMs: number | undefined;
  let tell: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", (_event, path) => {
    clearTimeout(timer);
    firstAtMs ??= performance.now();
    const atMs = firstAtMs;
    timer = setTimeout(() => {
      firstAtMs = undefined;
      saved = { path, atMs };
      tell?.();
    }, SETTLE_MS);
  });
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return {
    async next(signal) {
      if (saved === undefined && !signal.aborted) {
        await new Promise<void>((resolve) => {
          tell = resolve;
          signal.addEventListener("abort", () => resolve(), { once: true });
        });
      }
      tell = undefined;
      const save = signal.aborted ? undefined : saved;
      if (save !== undefined) saved = undefined;
      return save;
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
