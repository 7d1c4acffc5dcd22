import { expect, it } from "vitest";
import { toyProfile } from "./toys.fixture.ts";
import { shortenedWaits, waitsOf } from "./waits.ts";

it("tells by how much our waits are shorter", () => {
  expect(shortenedWaits(waitsOf(toyProfile))).toMatchInlineSnapshot(`
    [
      "a training job may take 1800 s here, 86400 s on the platform",
      "the next epoch's pipe is held back for 1 s here, 5 s on the platform",
      "a slow channel is held back for 1 s here, 5 s on the platform",
      "after SIGTERM, a training job is given 30 s here, 120 s on the platform",
      "steady pings follow each other after 0.15 s here, 5 s on the platform",
      "with its model final and its log silent, a job is waited for 20 s here, 120 s on the platform",
    ]
  `);
});

it("shortens nothing when it is to be thorough", () => {
  expect(shortenedWaits(waitsOf(toyProfile, { thorough: true }))).toEqual([]);
});

it("keeps the profile's own training limit, and what is overridden", () => {
  const profile = { ...toyProfile, limits: { ...toyProfile.limits, trainingMs: 5_000 } };
  expect(waitsOf(profile).trainingLimitMs).toBe(5_000);
  expect(waitsOf(profile, { overrides: { trainingLimitMs: 7, lingerMs: 8 } })).toMatchObject({
    trainingLimitMs: 7,
    lingerMs: 8,
  });
});
