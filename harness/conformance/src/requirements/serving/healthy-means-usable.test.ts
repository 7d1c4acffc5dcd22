import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { healthyMeansUsable } from "./healthy-means-usable.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof healthyMeansUsable.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(healthyMeansUsable, observed, aProfile()));

test("a server that ends or stays unready without a model holds", () => {
  expect(
    judged({ served: aServing(), empty: aServing({ notReady: true, died: 1 }), corrupt: aServing({ notReady: true }) }),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("healthy without a model is told", () => {
  expect(
    judged({
      served: aServing(),
      empty: aServing({ exchanges: [anExchange("first", { status: 500 })] }),
      corrupt: undefined,
    }),
  ).toMatchInlineSnapshot(`"broken: with an empty model folder /ping says 200, and an invocation gets 500"`);
});

test("healthy with a corrupt model is told", () => {
  expect(
    judged({
      served: aServing(),
      empty: aServing({ notReady: true, died: 1 }),
      corrupt: aServing({ exchanges: [anExchange("first", { error: "reset" })] }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: with a corrupt model /ping says 200, and an invocation gets a connection that was reset"`,
  );
});

test("a server that works all the same does not need the folder", () => {
  expect(judged({ served: aServing(), empty: aServing(), corrupt: aServing() })).toMatchInlineSnapshot(
    `"not applicable: it works whatever lies in the model folder: it does not need it"`,
  );
});

test("a server whose second invocation works is usable", () => {
  expect(
    judged({
      served: aServing(),
      empty: aServing({ exchanges: [anExchange("first", { status: 500 }), anExchange("second")] }),
      corrupt: undefined,
    }),
  ).toMatchInlineSnapshot(`"not applicable: it works whatever lies in the model folder: it does not need it"`);
});

test("a first invocation that fails where later ones work is told", () => {
  expect(
    judged({
      served: aServing({ exchanges: [anExchange("first", { status: 503 })] }),
      empty: undefined,
      corrupt: undefined,
    }),
  ).toMatchInlineSnapshot(
    `"broken: right after the first 200 of /ping an invocation got 503; later the same one works"`,
  );
});
