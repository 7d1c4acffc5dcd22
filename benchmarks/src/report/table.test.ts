import { expect, test } from "vitest";
import { result } from "./report.fixture.ts";
import { table } from "./table.ts";

test("the numbers stand below each other, with what they are above and what else was seen below", () => {
  expect(table(result)).toMatchInlineSnapshot(`
    "AMD EPYC, 2 cores, 24 GiB, linux/x64, Node 24.21.0, docker 20
    load before 0.2, 150 s in all

      measured          floor   against it    target

    the whole check
      15.1 s            13.1 s  1.16 ×        ≤ 1.1 ×       not met
        floor: bare containers
        three rounds
        on two cores

    size
      277 MB            274 MB  2.60 MB more  ≤ 20 MB more  met

    error
      2.32 ms                                 ≤ 20 ms       met

    requests
      5,358 requests/s
    "
  `);
});
