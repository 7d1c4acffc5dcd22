/** Something outside this process's memory that would outlive it: a container, a folder, a process group. */
export interface Belonging {
  /** For a person: `the folder /tmp/byoa-…`. */
  readonly what: string;
  /** The shell command that removes it. */
  readonly removal: string;
  /** False once it is gone. Left out: it is there until the register is told otherwise. */
  readonly isThere?: () => boolean;
  /** Removes it without waiting, where that is possible; throws when it cannot. */
  readonly removeNow?: () => void;
}

/*
 * One register for the whole process: a forced end (a second Ctrl-C, a clean-up that hangs, a crash) has nothing else to ask.
 * This module imports nothing, so that the command can read it before the platform is loaded.
 */
const registered = new Set<Belonging>();

/** Registers a thing before it is made. Call the result once its removal is certain. */
export function mayBeLeftBehind(belonging: Belonging): () => void {
  registered.add(belonging);
  return () => {
    registered.delete(belonging);
  };
}

/** Removes at once what can be removed without waiting, and gives what is still there. Never throws. */
export function removeLeftBehind(): readonly Belonging[] {
  for (const belonging of registered) {
    try {
      if (belonging.removeNow === undefined) continue;
      belonging.removeNow();
      registered.delete(belonging);
    } catch {
      // It stays registered, and is named.
    }
  }
  return leftBehind();
}

/** What has not been removed yet. Never throws. */
export function leftBehind(): readonly Belonging[] {
  return [...registered].filter(({ isThere }) => {
    try {
      return isThere?.() ?? true;
    } catch {
      return true;
    }
  });
}
