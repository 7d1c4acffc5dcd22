import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openProcessEngine } from "../../engine/process/open-process-engine.ts";
import { programFolder } from "../../engine/process/program.fixture.ts";
import { startTrainingJob } from "../start-training-job.ts";

test("without containers and without /proc, as on macOS, pipes are fed and what was taken is told", async () => {
  const folder = await mkdtemp(join(tmpdir(), "byoa-process-pipes-"));
  // The first epoch to its end; of the second three bytes.
  await using program = await programFolder(
    'cd "$SAGEMAKER_BASE_DIR/input/data"; cat rows_0; until test -p rows_1; do sleep 0.01; done; dd bs=1 count=3 < rows_1 2>/dev/null; sleep 0.2',
  );
  await using engine = await openProcessEngine({ command: program.command, system: "darwin" });
  await using job = await startTrainingJob(engine, {
    jobName: "pipes",
    image: program.path,
    output: folder,
    hyperparameters: {},
    channels: [
      {
        name: "rows",
        inputMode: "Pipe",
        files: [{ path: "a", content: Buffer.from("abcdef\n") }],
        pipe: { epochs: 2 },
      },
    ],
  });
  const { description, hosts } = await job.finished;
  expect(description.status).toBe("Completed");
  expect(hosts[0]?.log.map(({ text }) => text)).toEqual(["abcdef", "abc"]);
  expect(hosts[0]?.pipes.map(({ bytesTaken, ending }) => [bytesTaken, ending])).toEqual([
    [7, "drained"],
    [3, "closed-early"],
  ]);
  await rm(folder, { recursive: true });
});

test("a program that removes its FIFO once it has read it ends as it would without", async () => {
  const folder = await mkdtemp(join(tmpdir(), "byoa-process-pipes-"));
  await using program = await programFolder(
    'cd "$SAGEMAKER_BASE_DIR"; cat input/data/rows_0; rm -f input/data/rows_0; sleep 0.3; echo m > model/m',
  );
  await using engine = await openProcessEngine({ command: program.command });
  const files = [{ path: "a", content: Buffer.from("abcdef\n") }];
  await using job = await startTrainingJob(engine, {
    jobName: "pipes",
    image: program.path,
    output: folder,
    hyperparameters: {},
    channels: [{ name: "rows", inputMode: "Pipe", files }],
  });
  const { description, hosts } = await job.finished;
  expect(description.status).toBe("Completed");
  expect(hosts[0]?.model.map(({ path }) => path)).toEqual(["m"]);
  expect(hosts[0]?.pipes[0]).toMatchObject({ ending: "drained", bytesTaken: 7, disturbed: "removed" });
  await rm(folder, { recursive: true });
});
