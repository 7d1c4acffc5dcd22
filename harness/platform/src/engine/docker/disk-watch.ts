/** What a disk watch looks at, and what it does. Sizes in bytes. */
export interface DiskWatchOptions {
  readonly limitBytes: number;
  /** Free space of the disk, in no time; undefined where it cannot be seen from here. */
  readonly freeBytes: () => Promise<number | undefined>;
  /** What the container wrote, counted file by file; undefined: cannot be said now. */
  readonly usedBytes: () => Promise<number | undefined>;
  readonly onExceeded: (usedBytes: number) => void;
  readonly intervalMs?: number;
}

/** The engine counts every file: it is asked again after this many times the duration of its last answer at the earliest. */
const REST_FACTOR = 10;
const INTERVAL_MS = 500;
/** Where free space cannot be seen the engine is asked at this interval. */
const BLIND_INTERVAL_MS = 10_000;

/**
 * Looks whether a container writes more than its limit, since a plain volume knows no quota. Counting is costly, so free space
 * is looked at first: only when half of what the container has left is gone from the disk, whoever took it, are its files counted.
 */
export function watchDisk(options: DiskWatchOptions): Disposable {
  const { limitBytes, intervalMs = INTERVAL_MS } = options;
  let leftBytes = limitBytes;
  let freeAtLastCount: number | undefined;
  let notBeforeMs = 0;
  let busy = false;
  let over = false;

  async function look(): Promise<void> {
    const free = await options.freeBytes();
    freeAtLastCount ??= free;
    const blind = free === undefined || freeAtLastCount === undefined;
    const taken = free === undefined || freeAtLastCount === undefined ? limitBytes : freeAtLastCount - free;
    if (over || taken < leftBytes / 2 || performance.now() < notBeforeMs) return;
    const started = performance.now();
    const used = await options.usedBytes();
    const tookMs = performance.now() - started;
    notBeforeMs = performance.now() + Math.max(tookMs * REST_FACTOR, blind ? BLIND_INTERVAL_MS : 0);
    if (used === undefined || over) return;
    freeAtLastCount = free;
    leftBytes = Math.max(0, limitBytes - used);
    if (used <= limitBytes) return;
    over = true;
    options.onExceeded(used);
  }

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    look().then(
      () => {
        busy = false;
      },
      () => {
        busy = false;
      },
    );
  }, intervalMs).unref();
  return {
    [Symbol.dispose]() {
      over = true;
      clearInterval(timer);
    },
  };
}
