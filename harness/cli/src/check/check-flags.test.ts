import { expect, test } from "vitest";
import { repeatedFlags } from "./check-flags.ts";

test("flags that describe the image are repeated as they were typed, those of this run are not", () => {
  expect(
    repeatedFlags({
      input: ["train=data", "test=more"],
      hp: ["a=1 2"],
      shmSize: "1g",
      contentType: "text/csv",
      only: ["LOG-01"],
      keep: true,
      report: "out",
    }),
  ).toEqual([
    "--content-type",
    "text/csv",
    "--shm-size",
    "1g",
    "--input",
    "train=data",
    "--input",
    "test=more",
    "--hp",
    "a=1 2",
  ]);
});
