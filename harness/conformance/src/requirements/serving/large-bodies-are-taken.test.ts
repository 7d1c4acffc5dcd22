import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { largeBodiesAreTaken } from "./large-bodies-are-taken.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof largeBodiesAreTaken.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(largeBodiesAreTaken, observed, aProfile()));

test("large bodies that are taken hold", () => {
  expect(judged({ odd: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("413 is told", () => {
  expect(
    judged({ odd: aServing({ exchanges: [anExchange("large 5.9 MiB padded", { status: 413 })] }) }),
  ).toMatchInlineSnapshot(`"broken: a body of 5.9 MiB gets 413"`);
});

test("a reset is told", () => {
  expect(
    judged({ odd: aServing({ exchanges: [anExchange("large 24 MiB padded", { error: "reset" })] }) }),
  ).toMatchInlineSnapshot(`"broken: a body of 24 MiB gets a connection that was reset"`);
});

test("a time-out is told", () => {
  expect(
    judged({
      odd: aServing({ exchanges: [anExchange("large 24 MiB padded", { error: "timeout", totalMs: 60_000 })] }),
    }),
  ).toMatchInlineSnapshot(`"broken: a body of 24 MiB gets no answer in time"`);
});

test("a container that replaced a dead one counts", () => {
  expect(
    judged({
      odd: aServing({
        without: ["large 5.9 MiB padded", "large 24 MiB padded"],
        later: [
          aServing({
            exchanges: [anExchange("large 5.9 MiB padded", { error: "reset" })],
            exit: { code: 137, atMs: 3_000, outOfMemory: true },
          }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: a body of 5.9 MiB gets a connection that was reset"`);
});

test("blank space that is refused as an input says nothing of the size", () => {
  expect(
    judged({
      odd: aServing({
        exchanges: [anExchange("large 5.9 MiB padded", { status: 400 }), anExchange("large 5.9 MiB repeated")],
      }),
    }),
  ).toMatchInlineSnapshot(
    `"pass: the sample was repeated to make it large: blank space is refused as an input, or part of the sample's texts"`,
  );
});

test("no larger body, no judgement", () => {
  expect(judged({ odd: aServing({ without: ["large 5.9 MiB padded", "large 24 MiB padded"] }) })).toMatchInlineSnapshot(
    `"not applicable: no larger body can be made of the sample"`,
  );
});

test("a time-out on hundreds of thousands of records says nothing of the size", () => {
  const slow = anExchange("large 5.9 MiB repeated", { error: "timeout", totalMs: 60_000 });
  expect(
    judged({ odd: aServing({ exchanges: [anExchange("large 5.9 MiB padded", { status: 400 }), slow] }) }),
  ).toMatchInlineSnapshot(
    `"pass: a body of 5.9 MiB, full of the sample's records, got no answer within 60 s: that many are work, and no limit on the size showed"`,
  );
});

test("a padded body without an answer is no finding where the repeated records are answered", () => {
  const padded = anExchange("large 5.9 MiB padded", { error: "timeout", totalMs: 60_000 });
  expect(
    judged({ odd: aServing({ exchanges: [padded, anExchange("large 5.9 MiB repeated")] }) }),
  ).toMatchInlineSnapshot(`"pass: the sample was repeated to make it large: blank space alone got no answer in time"`);
});

test("a padded body without an answer does not hide that the repeated records are refused for their size", () => {
  const padded = anExchange("large 5.9 MiB padded", { error: "timeout", totalMs: 60_000 });
  const repeated = anExchange("large 5.9 MiB repeated", { status: 413 });
  expect(judged({ odd: aServing({ exchanges: [padded, repeated] }) })).toMatchInlineSnapshot(
    `"broken: a body of 5.9 MiB gets 413"`,
  );
});
