import { expect, test } from "vitest";
import { page } from "./page.ts";
import { result } from "./report.fixture.ts";

test("a page of its own names the machine and holds each figure as a row, its notes below", () => {
  const own = { file: "checks.md", title: "Checks", text: "How long a check takes." };
  expect(page(result, own, "check")).toMatchInlineSnapshot(`
    "# Checks

    <!-- Written by \`npm run bench -- --only check --write\`; do not edit. -->

    How long a check takes.

    - Machine: AMD EPYC, 2 cores, 24 GiB, linux/x64, Node 24.21.0, docker 20
    - Taken: 2026-11-22T12:00:00.000Z, load average before 0.2, 150 s in all

    | What | Measured | Floor | Against it | Target | |
    |---|---|---|---|---|---|
    | the whole check | 15.1 s | 13.1 s: bare containers | 1.16 × | ≤ 1.1 × | not met |
    | size | 277 MB | 274 MB | 2.60 MB more | ≤ 20 MB more | met |
    | error | 2.32 ms |  |  | ≤ 20 ms | met |
    | requests | 5,358 requests/s |  |  |  |  |

    **the whole check**

    - three rounds
    - on two cores
    "
  `);
});
