import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Tests that start whole programs many times or train the network: `npm test` runs them, `npm run check` does not. */
const WHOLE_PROGRAMS = [
  "algorithms/*/src/{train,network/train-network,model/model-files}.test.ts",
  "harness/cli/src/{main,users-mistakes,ends/supervise,lab/lab-commands,dev/dev-command}.test.ts",
  "harness/platform/src/engine/process/process-engine-contract.test.ts",
  "setup/first-step.test.ts",
  "shared/toolkit/build/src/pack-toolkit.test.ts",
  "shared/toolkit/src/{serving/workers/worker-pool,training/supervisor/run-training}.test.ts",
  "shared/toolkit/src/script-mode/{serving/script-serving,training/train-script}.test.ts",
];
/** Engine tests that rest on what was seen, not on how long it took, and look at no container but their own: a few side by side. */
const SIDE_BY_SIDE = [
  "harness/cli/src/{check,init,package,train}/*.engine.test.ts",
  "harness/cli/src/local/local-mode.engine.test.ts",
  "harness/hostile/src/training.engine.test.ts",
  "harness/labs/src/course/labs.engine.test.ts",
  "harness/mutants/src/mutants.engine.test.ts",
  "harness/platform/src/engine/docker/docker-contract.engine.test.ts",
  "harness/sdk/src/estimator.engine.test.ts",
  "setup/src/documentation/course-pages.engine.test.ts",
];
/** Tests that check whole images, mostly: one at a time. */
const WHOLE_CHECKS = [
  "frameworks",
  "harness/cli/{build,src/lab,src/new}",
  "harness/foreign",
  "harness/labs",
  "harness/mutants",
  "setup",
];
/** These take minutes: who begins with them is not left with one of them alone at the end. */
const LONGEST = ["labs.engine.test.ts", "mutants.engine.test.ts", "course-pages.engine.test.ts"];
const NOT_OURS = ["**/node_modules/**"];
const engineTests = (folder: string): string => `${folder}/**/*.engine.test.ts`;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}`));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).toSorted(
      (a, b) => a.project.config.sequence.groupOrder - b.project.config.sequence.groupOrder || rank(a) - rank(b),
    );
  }
}

/**
 * Five projects. `unit` needs nothing but Node; `programs` takes longer. Files named *.engine.test.ts need a container engine: those of `engine` run one
 * after the other, since two cores are soon full and time is part of what they look at; those of `engine-side-by-side` come after them,
 * a few at once, and those of `engine-wide` at the end.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/src/**/*.test.ts", "setup/*.test.ts"],
          exclude: ["**/*.engine.test.ts", ...WHOLE_PROGRAMS, ...NOT_OURS],
          // Test files share loaded modules: to load them for each file takes longer than the tests (docs/decisions/0034).
          isolate: false,
          // Vitest leaves one core free; on two cores that is half of the machine.
          maxWorkers: "100%",
          // No unit test measures time: a busy machine must not fail one.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "programs",
          include: WHOLE_PROGRAMS,
          exclude: ["**/*.engine.test.ts", ...NOT_OURS],
          maxWorkers: "100%",
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "engine",
          include: ["**/src/**/*.engine.test.ts"],
          exclude: [...WHOLE_CHECKS.map(engineTests), ...SIDE_BY_SIDE, ...NOT_OURS],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "engine-side-by-side",
          include: SIDE_BY_SIDE,
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
          testTimeout: 240_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: "engine-wide",
          include: WHOLE_CHECKS.map(engineTests),
          exclude: [...SIDE_BY_SIDE, ...NOT_OURS],
          // One file at a time: beside another check a verdict that rests on time is "the machine was too busy", and no mutant is exact.
          maxWorkers: 1,
          maxConcurrency: 1,
          sequence: { groupOrder: 3 },
          testTimeout: 240_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
