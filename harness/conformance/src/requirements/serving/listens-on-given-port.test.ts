import { expect, test } from "vitest";
import type { GivenPortObservation } from "../../experiments/serving/serve-on-given-port.ts";
import { aLook } from "../image/image-look.fixture.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { listensOnGivenPort } from "./listens-on-given-port.ts";
import { anExchange, aProfile, aServing, inWords, type ServingFacts } from "./observations.fixture.ts";

const LABEL = "com.amazonaws.sagemaker.capabilities.accept-bind-to-port";
const labelled = (value: string) => aLook({ labels: { [LABEL]: value } });
const given = (facts: ServingFacts): GivenPortObservation => ({ ...aServing(facts), bindToPort: 8_081 });
const judged = (observed: GivenPortObservation | undefined, look = labelled("true"), served = aServing()) =>
  inWords(judgementOf(listensOnGivenPort, { served, given: observed, look }, aProfile()));

test("the given port and the label hold", () => {
  expect(judged(given({}))).toBe("pass");
});

test("a server that stays on 8080 fails, and the finding says where it listens", () => {
  expect(judged(given({ notReady: true }))).toMatchInlineSnapshot(
    `"broken: with SAGEMAKER_BIND_TO_PORT=8081 /ping never answers 200 on port 8081: it listens on 0.0.0.0:8080"`,
  );
});

test("a server that ends when it is given a port fails", () => {
  expect(judged(given({ notReady: true, readiness: { endedBeforeReady: true } }))).toMatch(/on port 8081: it ends$/);
});

test("a server that answers /ping only fails", () => {
  expect(judged(given({ exchanges: [anExchange("first", { status: 502 })] }))).toMatchInlineSnapshot(
    `"broken: with SAGEMAKER_BIND_TO_PORT=8081 the sample is answered with 502"`,
  );
});

test("a sample that is refused on 8080 too says nothing about the port", () => {
  const refuses = aServing({ exchanges: [anExchange("sample: iris", { status: 404 })] });
  expect(judged(given({ exchanges: [anExchange("first", { status: 404 })] }), labelled("true"), refuses)).toBe("pass");
});

test.each(["false", ""])("the variable without the label (%j) fails: the platform refuses such an image", (value) => {
  expect(judged(given({}), labelled(value))).toMatchInlineSnapshot(
    `"broken: it listens on the given port 8081, and the image has no label com.amazonaws.sagemaker.capabilities.accept-bind-to-port=true"`,
  );
});

test("declared and not tried: nothing is known, and nothing is said of the label", () => {
  expect(judged(undefined)).toMatch(/^not testable.*it was not started on a given port$/);
});

test("neither declared nor tried: not applicable", () => {
  expect(judged(undefined, aLook())).toMatch(/^not applicable: the image has no label/);
});
