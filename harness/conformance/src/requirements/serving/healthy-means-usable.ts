import type { EndpointObservation } from "@byoa/platform";
import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { serveCorruptModel } from "../../experiments/serving/serve-corrupt-model.ts";
import { serveEmptyModel } from "../../experiments/serving/serve-empty-model.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, type Judgement, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { unhealthyWithoutModel } from "../sights/serving.ts";
import { exchangeEvidence, lastLogEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed, exchangesNamed, isOk } from "./exchanges.ts";

export const healthyMeansUsable = requirement({
  id: "HOST-PING-07",
  section: "serving",
  level: "SHOULD",
  sentence:
    "`/ping` says 200 only when an invocation can be served: not before the model is loaded, and not without one.",
  why: "An endpoint that calls itself healthy gets in service and gets traffic; every request then fails, and no alarm says why.",
  causes: [
    "the ping handler always answers 200",
    "the server listens before it loads the model",
    "errors of loading are caught and logged only",
  ],
  fix: "Set a flag after the model is loaded and has answered a first prediction, and let /ping answer 200 when it is set, 503 before. Let a model that cannot be loaded end the program.",
  sources: [
    awsGuide("your-algorithms-inference-code"),
    issue("aws/deep-learning-containers", 2917),
    issue("pytorch/serve", 1899),
  ],
  needs: { served: serveModel },
  uses: { empty: serveEmptyModel, corrupt: serveCorruptModel },
  dependsOn: ["HOST-PING-06", "INV-OK-01"],
  requires: takesInvocations,
  passHasSeen: unhealthyWithoutModel,
  judge({ served, empty, corrupt }) {
    const first = exchangeNamed(served, "first");
    if (first !== undefined && !isOk(first) && exchangesNamed(served, "sample: ").some(isOk)) {
      const finding = `right after the first 200 of /ping an invocation got ${outcome(first)}; later the same one works`;
      return broken(finding, exchangeEvidence(first));
    }
    const broke = brokenWith("an empty model folder", empty) ?? brokenWith("a corrupt model", corrupt);
    if (broke !== undefined) return broke;
    const tried = [empty, corrupt].filter((observation) => observation !== undefined);
    if (tried.length === 0 || tried.every(works)) {
      return notApplicable("it works whatever lies in the model folder: it does not need it");
    }
    return pass();
  },
});

function brokenWith(what: string, observation: EndpointObservation | undefined): Judgement | undefined {
  if (observation === undefined || observation.readiness.readyAtMs === undefined || works(observation))
    return undefined;
  const first = exchangeNamed(observation, "first");
  if (first === undefined) return undefined;
  const finding = `with ${what} /ping says 200, and an invocation gets ${outcome(first)}`;
  return broken(finding, exchangeEvidence(first), lastLogEvidence(observation));
}

function works(observation: EndpointObservation): boolean {
  return ["first", "second"].some((name) => {
    const exchange = exchangeNamed(observation, name);
    return exchange !== undefined && isOk(exchange);
  });
}
