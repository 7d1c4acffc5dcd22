import { CONDITIONS, type Condition } from "./condition.ts";

/** A check that has been made, or is to be. */
export interface Run {
  readonly subject: string;
  readonly condition: Condition;
}

/** Checks under one condition, of which so many run at a time. */
export interface Session {
  readonly condition: Condition;
  readonly lanes: number;
  readonly runs: readonly Run[];
}

/** How many checks of different images run at a time. Where a load is on as well, two: much of a check is waiting. */
const LANES: Readonly<Record<Condition, number>> = { idle: 1, "cores burnt": 2, "three at once": 3, "memory short": 2 };

/** The conditions of an image's checks, over and over; the first four are different ones, and half of all are three at once. */
const CYCLE: readonly Condition[] = [
  "idle",
  "cores burnt",
  "three at once",
  "memory short",
  "three at once",
  "cores burnt",
  "three at once",
  "three at once",
];

/** Images of which a tenth of all runs is enough, since one takes minutes. */
const TENTH = 10;

/** All checks that have been asked for, in rounds: a short table has seen each image and each condition too. */
export function allRuns(names: readonly string[], wanted: number, slow: ReadonlySet<string>): Run[][] {
  const fast = names.filter((name) => !slow.has(name));
  const ofSlow = Math.ceil(wanted / Math.max(TENTH, names.length));
  const left = wanted - ofSlow * (names.length - fast.length);
  const counts = new Map(names.map((name) => [name, slow.has(name) ? ofSlow : share(left, fast, name)]));
  const ofRound = (round: number): Run[] =>
    names.flatMap((subject, place) =>
      CYCLE.flatMap((_, nth): Run[] => {
        if (round * CYCLE.length + nth >= (counts.get(subject) ?? 0)) return [];
        return [{ subject, condition: CYCLE[(place + nth) % CYCLE.length] ?? "idle" }];
      }),
    );
  return Array.from({ length: Math.ceil(Math.max(...counts.values()) / CYCLE.length) }, (_, round) => ofRound(round));
}

function share(wanted: number, names: readonly string[], name: string): number {
  const more = names.indexOf(name) < wanted % names.length ? 1 : 0;
  return Math.floor(wanted / names.length) + more;
}

/** The next checks to be made; undefined when all are done. What is done counts for whichever round it was made in. */
export function nextSession(rounds: readonly Run[][], done: readonly Run[]): Session | undefined {
  const spare = tally(done);
  for (const round of rounds) {
    const missing = round.filter((run) => !take(spare, run));
    const condition = CONDITIONS.find((one) => missing.some((run) => run.condition === one));
    if (condition === undefined) continue;
    return { condition, lanes: LANES[condition], runs: missing.filter((run) => run.condition === condition) };
  }
  return undefined;
}

/** Everything that is still to be done. */
export function missingRuns(rounds: readonly Run[][], done: readonly Run[]): Run[] {
  const spare = tally(done);
  return rounds.flat().filter((run) => !take(spare, run));
}

/** How long these checks take, in milliseconds: each lane's part, or the checks of one image one after the other. */
export function expectedMs(runs: readonly Run[], durationMs: (run: Run) => number): number {
  return CONDITIONS.reduce((total, condition) => {
    const here = runs.filter((run) => run.condition === condition);
    const bySubject = Object.values(Object.groupBy(here, ({ subject }) => subject)).map((group = []) =>
      group.reduce((sum, run) => sum + durationMs(run), 0),
    );
    const all = bySubject.reduce((sum, ms) => sum + ms, 0);
    return total + Math.max(0, all / LANES[condition], ...bySubject);
  }, 0);
}

const key = ({ subject, condition }: Run): string => `${subject} ${condition}`;

function tally(runs: readonly Run[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs) counts.set(key(run), (counts.get(key(run)) ?? 0) + 1);
  return counts;
}

function take(spare: Map<string, number>, run: Run): boolean {
  const left = spare.get(key(run)) ?? 0;
  if (left > 0) spare.set(key(run), left - 1);
  return left > 0;
}
