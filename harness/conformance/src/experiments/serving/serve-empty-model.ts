import { experiment } from "../../experiment/experiment.ts";
import { serveBrokenModel } from "./serve-broken-model.ts";
import { serveModel } from "./serve-model.ts";

/** The endpoint with nothing in its model folder: it must not call itself healthy, unless it works all the same. */
export const serveEmptyModel = experiment({
  name: "serve-empty-model",
  title: "serve with an empty model folder",
  role: "serve",
  needs: { served: serveModel },
  containers: 1,
  run: (context, { served }) => serveBrokenModel(context, served, undefined),
});
