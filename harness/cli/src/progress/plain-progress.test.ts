import { PassThrough } from "node:stream";
import picocolors from "picocolors";
import { expect, test } from "vitest";
import { smallRun } from "./events.fixture.ts";
import { plainProgress } from "./plain-progress.ts";

test("a line for each start and end, the first job and endpoint in between, no escape sequences of the image", () => {
  const output = new PassThrough();
  const options = { output, versions: { byoa: "0.1.0", contract: "2026-11" }, profile: "byoa.yaml", quiet: false };
  using progress = plainProgress(options, picocolors.createColors(false));
  for (const event of smallRun) progress.onEvent(event);
  expect(String(output.read())).toMatchInlineSnapshot(`
    "pull   my-image:latest: 3 of 7 layers, 40 of 120 MB
    byoa 0.1.0 · contract 2026-11 · docker 28.2 · my-image:latest  linux/amd64  214 MB
    declared in byoa.yaml · 3 requirements, 2 experiments
    takes about 2.4 times as long as one training job, and some seconds for serving
    start  train on the sample
      training job conformance-0001: channels training (1 file), testing (2 files)
        hyperparameters max_depth=3
        | epoch 0 loss=0.5
        | epoch 1 loss=0.5
        | epoch 2 loss=0.5
        | epoch 3 loss=0.5
        | epoch 4 loss=0.5
        | epoch 5 loss=0.5
        | epoch 6 loss=0.5
        | epoch 7 loss=0.5
        | … 2 more lines
        Completed in 1.2 s, model.tar.gz 512 bytes
    done   train on the sample 1.5 s (1/2)
    about 8.0 s left, 2 experiments in parallel
    start  serve the model
           serve the model: ready; asking for predictions
      endpoint at http://172.17.0.2:8080
        /ping 200 after 0.2 s
        POST /invocations 5.1,3.5,1.4,0.2 → 200 setosa (4 ms)
    left out: train from a pipe (does not fit into the budget)
    skip   serve the model 0.0 s (2/2): no serving image was given
    "
  `);
});
