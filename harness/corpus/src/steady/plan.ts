import { CONDITIONS, type Condition } from "./condition.ts";

/** A check that has been made, or is to be. */
export interface Run {
  readonly subject: string;
  readonly condition: Condition;
}

/**
 * What to run next: the checks of one step, side by side; undefined when all is done. The runs are spread evenly over images
 * and conditions, so that a short table has seen each of them too.
 */
export function nextStep(names: readonly string[], wanted: number, done: readonly Run[]): readonly Run[] | undefined {
  const missing = schedule(names, wanted).filter(({ run, nth }) => countOf(done, run) < nth);
  const [first] = missing;
  if (first === undefined) return undefined;
  if (first.run.condition !== "three at once") return [first.run];
  const others = [...missing.map(({ run }) => run), ...after(names, first.run.subject)]
    .filter(({ subject, condition }) => condition === "three at once" && subject !== first.run.subject)
    .filter(({ subject }, index, all) => all.findIndex((other) => other.subject === subject) === index);
  return [first.run, ...others.slice(0, 2)];
}

/** All runs in their order; `nth`: how often the same run has to be there then. */
function schedule(names: readonly string[], wanted: number): { readonly run: Run; readonly nth: number }[] {
  return Array.from({ length: wanted }, (_, index) => {
    const round = Math.floor(index / names.length);
    const subject = names[index % names.length] ?? "";
    const condition = CONDITIONS[(index + round) % CONDITIONS.length] ?? "idle";
    return { run: { subject, condition }, nth: Math.floor(round / CONDITIONS.length) + 1 };
  });
}

/** The images after this one, in a ring. */
function after(names: readonly string[], name: string): Run[] {
  const at = names.indexOf(name) + 1;
  return [...names.slice(at), ...names.slice(0, at)].map((subject) => ({ subject, condition: "three at once" }));
}

function countOf(done: readonly Run[], { subject, condition }: Run): number {
  return done.filter((run) => run.subject === subject && run.condition === condition).length;
}
