/** Code whose tests are measured by mutants, the tests that look at it, and the share of mutants that they must kill. */
export interface MutationArea {
  readonly name: string;
  readonly sources: readonly string[];
  readonly tests: readonly string[];
  readonly atLeastPercent: number;
}

const CONFORMANCE = "harness/conformance/src";
const PLATFORM = "harness/platform/src";
const TOOLKIT = "shared/toolkit/src";

const area = (
  name: string,
  atLeastPercent: number,
  sources: readonly string[],
  tests: readonly string[],
): MutationArea => ({ name, atLeastPercent, sources, tests });

const judges = (section: string): MutationArea => {
  const folder = `${CONFORMANCE}/requirements/${section}`;
  return area(`judges/${section}`, 90, [`${folder}/*.ts`], [`${folder}/*.test.ts`]);
};

const platform = (name: string, folder: string, sources: readonly string[], tests: readonly string[]): MutationArea =>
  area(
    name,
    80,
    sources.map((source) => `${PLATFORM}/${folder}/${source}.ts`),
    tests.map((test) => `${PLATFORM}/${folder}/${test}.test.ts`),
  );

export const mutationAreas: readonly MutationArea[] = [
  judges("image"),
  judges("serving"),
  judges("training"),
  area(
    "judging",
    80,
    [`${CONFORMANCE}/run/judging.ts`],
    [`${CONFORMANCE}/run/judging*.test.ts`, `${CONFORMANCE}/run/group-by-cause.test.ts`],
  ),
  area(
    "schedule",
    80,
    [`${CONFORMANCE}/run/schedule.ts`, `${CONFORMANCE}/run/plan.ts`],
    [`${CONFORMANCE}/run/schedule.test.ts`, `${CONFORMANCE}/run/plan.test.ts`],
  ),
  platform("transform", "transform-job", ["*"], ["*"]),
  platform("pipes", "training-job/pipes", ["*"], ["*"]),
  platform(
    "readiness",
    "endpoint",
    ["await-ready", "ping-answers", "early-diagnosis", "signs-of-life"],
    ["start-endpoint", "ping-answers", "early-diagnosis", "signs-of-life"],
  ),
  area("unpacker", 80, ["shared/archive/src/*.ts"], ["shared/archive/src/*.test.ts"]),
  area("toolkit serving", 80, [`${TOOLKIT}/serving/**/*.ts`], [`${TOOLKIT}/serving/**/*.test.ts`]),
  area("toolkit supervisor", 80, [`${TOOLKIT}/training/supervisor/*.ts`], [`${TOOLKIT}/training/**/*.test.ts`]),
];

/** The areas of that name, or with a source in that folder; none where nothing fits. */
export function areasNamed(wanted: string): readonly MutationArea[] {
  const folder = wanted.replace(/\/+$/, "");
  const named = mutationAreas.filter(({ name }) => name === folder || name.startsWith(`${folder}/`));
  if (named.length > 0) return named;
  return mutationAreas.filter(({ sources }) => sources.some((source) => source.startsWith(`${folder}/`)));
}
