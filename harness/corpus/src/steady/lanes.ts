import type { Run, Session } from "./plan.ts";

export interface LaneOptions {
  readonly check: (run: Run) => Promise<void>;
  /** What one takes, in milliseconds: the longest begin. */
  readonly durationMs: (run: Run) => number;
  /** False: there is no time left for this one. */
  readonly mayStart: (run: Run) => boolean;
  /** Images for checks that only keep the others company, the quickest first. */
  readonly company: readonly string[];
}

/**
 * Makes the checks of a session, so many of different images at a time. When nothing is left to begin and others still run, images are
 * checked once more beside them, so that the last one too has the company that its condition names. After a failure nothing new begins.
 */
export async function runLanes({ condition, lanes, runs }: Session, options: LaneOptions): Promise<void> {
  const waiting = runs.toSorted((a, b) => options.durationMs(b) - options.durationMs(a));
  const running = new Set<string>();
  /** Checks that were asked for and still run: company alone does not go on. */
  let counted = 0;
  let failed = false;
  const next = (): { readonly run: Run; readonly asked: boolean } | undefined => {
    if (failed) return undefined;
    const place = waiting.findIndex((run) => !running.has(run.subject) && options.mayStart(run));
    const [run] = place === -1 ? [] : waiting.splice(place, 1);
    if (run !== undefined) return { run, asked: true };
    const subject = options.company.find((name) => !running.has(name));
    if (counted === 0 || subject === undefined || condition === "idle") return undefined;
    return { run: { subject, condition }, asked: false };
  };
  const lane = async (): Promise<void> => {
    for (let one = next(); one !== undefined; one = next()) {
      running.add(one.run.subject);
      if (one.asked) counted += 1;
      try {
        await options.check(one.run);
      } catch (error) {
        failed = true;
        throw error;
      } finally {
        running.delete(one.run.subject);
        if (one.asked) counted -= 1;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
