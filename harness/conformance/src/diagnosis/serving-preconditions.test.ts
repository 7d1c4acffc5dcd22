import { expect, test } from "vitest";
import type { ServingObservation } from "../experiments/serving/serving-observation.ts";
import { anExchange, aProfile, aServing } from "../requirements/serving/observations.fixture.ts";
import { aJob } from "../requirements/training/observations.fixture.ts";
import { said } from "../requirements/training/said.fixture.ts";
import { endpointReady, judgedEndpoint, sampleAnswered, servingRuns } from "./serving-preconditions.ts";

const archive = { model: { file: "/jobs/model.tar.gz", sizeBytes: 900, members: 1 } };
const trained = { ...aJob(), artifacts: archive };
const failed = aJob({ exitCode: 1, log: ["no column named x"] });
const onlyServes = aJob({ exitCode: 2, log: ["usage: serve (unknown argument: train)"] });
const ended = (code: number, log: string[] = []) =>
  aServing({ notReady: true, died: code, log, readiness: { endedBeforeReady: true } });

const undeclared = aProfile({ declaredRequests: false });

type Observed = Omit<Parameters<typeof servingRuns.unmet>[0], "look">;
const unmet = (precondition: typeof servingRuns, observed: Observed, profile = aProfile()) => {
  const because = precondition.unmet({ look: undefined, ...observed }, profile);
  return because === undefined ? "holds" : said(because);
};

test("an endpoint that came up and answered the sample leaves all open to the judges", () => {
  const observed = { served: aServing(), trained };
  for (const precondition of [servingRuns, endpointReady, sampleAnswered])
    expect(unmet(precondition, observed)).toBe("holds");
});

test("after a training job that left no model the server is not judged, whatever it did without one", () => {
  for (const served of [ended(1), aServing({ model: "none" }), undefined]) {
    expect(unmet(servingRuns, { served, trained: failed })).toMatchInlineSnapshot(
      `"not testable behind TRAIN-MODEL-01: the training job left no model to serve; give one with --model"`,
    );
    expect(judgedEndpoint({ served, trained: failed, look: undefined }, aProfile())).toBeUndefined();
  }
  expect(unmet(servingRuns, { served: ended(1), trained: failed }, aProfile({ model: "mine" }))).toBe("holds");
});

test("a server that looks for a model that nobody gave is not judged, whether or not the image trains", () => {
  const line = "FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/model/means.json'";
  const served = { ...ended(3, [line]), model: "none" as const, modelBefore: [] };
  const cannotStart = aJob({ exitCode: 126 });
  expect(unmet(servingRuns, { served, trained: cannotStart })).toMatchInlineSnapshot(
    `"not testable behind TRAIN-MODEL-01: the training job left no model to serve; give one with --model"`,
  );
  expect(unmet(servingRuns, { served, trained: undefined })).toMatchInlineSnapshot(
    `"needs data: it looks for /opt/ml/model/means.json, and no model was given; give one with --model"`,
  );
});

test("a server that lacks a part of its own is judged although there is no model", () => {
  const served = ended(1, ["FileNotFoundError: [Errno 2] No such file or directory: 'nginx': 'nginx'"]);
  expect(unmet(servingRuns, { served, trained: failed })).toBe("holds");
});

test("an image that trains again when it is told to serve does not serve, unless a request says that it does", () => {
  const log = ["loading", "epoch 1"];
  const onlyTrains = { ...aJob({ log }), artifacts: archive };
  const observed = { served: ended(0, log), trained: onlyTrains };
  expect(unmet(servingRuns, observed, undeclared)).toMatchInlineSnapshot(
    `"not applicable: told to serve it trains: its log is that of the training job; declare capabilities in byoa.yaml to have serving judged"`,
  );
  expect(unmet(servingRuns, observed, aProfile({ declaredRequests: true }))).toBe("holds");
  const silent = { served: ended(0, ["worker failed to boot"]), trained: onlyTrains };
  expect(unmet(servingRuns, silent, undeclared)).toBe("holds");
});

test("an image that refuses to train may carry its model", () => {
  expect(unmet(servingRuns, { served: aServing({ model: "none" }), trained: onlyServes })).toBe("holds");
});

test("an image that trains and has no program for serve does not serve, unless that is declared", () => {
  const observed = { served: ended(2, ["usage: train (unknown argument: serve)"]), trained };
  expect(unmet(servingRuns, observed, undeclared)).toMatchInlineSnapshot(
    `"not applicable: it refuses the argument serve: usage: train (unknown argument: serve); declare capabilities in byoa.yaml to have serving judged"`,
  );
  const declared = aProfile({ capabilities: new Set(["train", "serve"] as const) });
  expect(unmet(servingRuns, observed, declared)).toBe("holds");
  expect(unmet(servingRuns, { served: ended(1, ["KeyError: 'petal'"]), trained }, undeclared)).toBe("holds");
});

test("a server that had only our shorter limit, and was still coming up, is not judged", () => {
  const slow: ServingObservation = aServing({ notReady: true, model: "none", readiness: { limitMs: 60_000 } });
  expect(unmet(servingRuns, { served: slow, trained: onlyServes })).toMatchInlineSnapshot(
    `"not testable behind undefined: it was not ready 60 s after its start without a model; with capabilities: [serve] it gets all its time"`,
  );
});

test("each further precondition names the requirement that tells why", () => {
  expect(unmet(endpointReady, { served: ended(1), trained })).toMatchInlineSnapshot(
    `"not testable behind HOST-PING-06: the endpoint does not come up"`,
  );
  const refusing = aServing({ exchanges: [anExchange("sample: iris", { status: 500 })] });
  expect(unmet(sampleAnswered, { served: refusing, trained })).toMatchInlineSnapshot(
    `"not testable behind INV-OK-01: the sample request is not answered"`,
  );
});
