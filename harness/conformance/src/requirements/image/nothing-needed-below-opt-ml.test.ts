import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { anExchange, aServing } from "../serving/observations.fixture.ts";
import { aFile, aProfile } from "../training/observations.fixture.ts";
import { said } from "../training/said.fixture.ts";
import { aLook } from "./image-look.fixture.ts";
import { nothingNeededBelowOptMl } from "./nothing-needed-below-opt-ml.ts";

const HIDDEN = aLook({}, { belowOptMl: ["model/code/handler.py"] });
const served = (facts: Parameters<typeof aServing>[0], look = HIDDEN) =>
  said(judgementOf(nothingNeededBelowOptMl, { look, sample: undefined, endpoint: aServing(facts) }, aProfile()));

test.each([
  ["in the answer, without its name", "Please provide a model_fn implementation.", []],
  ["in the log, as a module", "", ["ModuleNotFoundError: No module named 'handler'"]],
  ["in the log, as a path", "", ["Error: ENOENT: no such file or directory, open '/opt/ml/model/code/handler.py'"]],
])("code that the model folder hides is why a prediction fails: it shows %s", (_, text, log) => {
  const exchanges = [anExchange("sample: iris", { status: 500, text, type: "text/plain" })];
  expect(served({ exchanges, log })).toMatch(
    /^broken: a prediction fails for want of .*handler\.py, which the model folder/,
  );
});

test("hidden code is a warning where predictions work, where the model brings it, or where another fault shows", () => {
  const warning = /^doubtful: files are baked below \/opt\/ml/;
  const exchanges = [anExchange("sample: iris", { status: 500, text: "no module named 'handler'" })];
  expect(served({})).toMatch(warning);
  expect(served({ exchanges, modelBefore: [aFile("code/handler.py")] })).toMatch(warning);
  expect(served({ exchanges: [anExchange("sample: iris", { status: 500, text: "division by zero" })] })).toMatch(
    warning,
  );
  expect(served({ notReady: true, log: ["nginx: not found"] })).toMatch(warning);
});
