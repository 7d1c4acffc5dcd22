import { experiment } from "../../experiment/experiment.ts";
import { notPossible } from "../../experiment/not-run.ts";
import { trainOnSample } from "../training/train-on-sample.ts";
import { corruptModel } from "./corrupt-model.ts";
import { isModelToServe, modelToServe } from "./model-to-serve.ts";
import { serveBrokenModel } from "./serve-broken-model.ts";
import { serveModel } from "./serve-model.ts";

/** The endpoint with a model of the right names and wrong bytes. */
export const serveCorruptModel = experiment({
  name: "serve-corrupt-model",
  title: "serve a corrupt model",
  role: "serve",
  needs: { served: serveModel },
  uses: { trained: trainOnSample },
  containers: 1,
  async run(context, { served, trained }) {
    const model = modelToServe(context.profile, trained);
    if (!isModelToServe(model)) return model;
    if (model.path === undefined) return notPossible("it was served without a model: there is none to break");
    await using corrupt = await corruptModel(model.path);
    return await serveBrokenModel(context, served, corrupt.folder);
  },
});
