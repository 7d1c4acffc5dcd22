import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { acceptsConnectionsSoon } from "./accepts-connections-soon.ts";
import { aLoad, aProfile, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof acceptsConnectionsSoon.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(acceptsConnectionsSoon, observed, aProfile()));

test("quick connections hold", () => {
  expect(judged({ loaded: aLoad() })).toMatchInlineSnapshot(`"pass"`);
});

test("slow ones under load are told", () => {
  expect(judged({ loaded: aLoad({ loadedConnectMs: [1, 1_003, 1_004, 2] }) })).toMatchInlineSnapshot(
    `"broken: 2 of 4 connections under load took longer than 250 ms (the slowest 1004 ms)"`,
  );
});

test("connections that never stood are told", () => {
  expect(judged({ loaded: aLoad({ idleConnectMs: [1, null, null] }) })).toMatchInlineSnapshot(
    `"broken: 2 of 3 connections to the idle server took longer than 250 ms (some never stood)"`,
  );
});

test("a single slow one is no rule", () => {
  expect(judged({ loaded: aLoad({ loadedConnectMs: [1, 1_003, 4, 2] }) })).toMatchInlineSnapshot(`"pass"`);
});

test("our own lag is not the server's", () => {
  expect(judged({ loaded: aLoad({ harnessLagMs: 200, loadedConnectMs: [300, 310, 4, 2] }) })).toMatchInlineSnapshot(
    `"pass"`,
  );
});
