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
      "trainInterrupted: interrupt a training job and start it anew on its checkpoints",
      "trainMinimal: train with as little as there may be",
      "trainPipe: train through pipes",
      "trainProvoked: train with what must fail",
      "trainSample: train on the sample",
      "trainStopped: stop a training job in its middle",
      "trainTolerant: train with everything that may be added",
      "trainTruthValues: train with truth values turned round",
    ]
  `);
});
