import { expect, it } from "vitest";
import { vocabulary } from "./vocabulary.ts";

it("offers every experiment of the suite under a name that JavaScript takes", () => {
  expect(Object.entries(vocabulary.experiments).map(([key, { title }]) => `${key}: ${title}`)).toMatchInlineSnapshot(`
    [
      "lookAtImage: look at the image",
      "serveCorruptModel: serve a corrupt model",
      "serveEmptyModel: serve with an empty model folder",
      "serveMany: serve many requests",
      "serveModel: serve the model",
      "serveOddRequests: serve odd requests",
      "serveOnGivenPort: serve on a given port",
      "serveUnderLoad: serve under load",
      "trainInterrupted: interrupt a training job and restart it from its checkpoints",
      "trainMinimal: train with as little as the platform may give",
      "trainPipe: train through pipes",
      "trainProvoked: run training jobs that should fail",
      "trainSample: train on the sample",
      "trainStopped: stop a running training job",
      "trainTolerant: train with everything that the platform may add",
      "trainTruthValues: train with truth values turned round",
    ]
  `);
});
