import { expect, test } from "vitest";
import { result } from "./report.fixture.ts";
import { sectionedPage } from "./sectioned-page.ts";

const NAMES = ["check", "memory", "start"];

test("each benchmark has a section, which names its time and machine and holds each figure as a row, its notes below", () => {
  expect(sectionedPage(result, NAMES)).toMatchInlineSnapshot(`
    "# Benchmarks

    <!-- Written by \`npm run bench -- --write\`; do not edit. -->

    Every figure that this project states, and the floor that was measured beside it in the same run. Compare ratios and
    differences: the absolute numbers belong to the machine that a section names. \`npm run bench\` takes them again on yours;
    \`--only NAME --write\` replaces that section here, and leaves the others with the date on which they were taken.

    ## check

    Taken 2026-11-22T12:00:00.000Z in 100 s, load average before 0.2, on AMD EPYC, 2 cores, 24 GiB, linux/x64, Node 24.21.0, docker 20.

    | What | Measured | Floor | Against it | Target | |
    |---|---|---|---|---|---|
    | the whole check | 15.1 s | 13.1 s: bare containers | 1.16 × | ≤ 1.1 × | not met |
    | size | 277 MB | 274 MB | 2.60 MB more | ≤ 20 MB more | met |

    **the whole check**

    - three rounds
    - on two cores

    ## start

    Taken 2026-11-22T12:00:00.000Z in 50 s, load average before 0.2, on AMD EPYC, 2 cores, 24 GiB, linux/x64, Node 24.21.0, docker 20.

    | What | Measured | Floor | Against it | Target | |
    |---|---|---|---|---|---|
    | error | 2.32 ms |  |  | ≤ 20 ms | met |
    | requests | 5,358 requests/s |  |  |  |  |
    "
  `);
});

test("a run of one benchmark replaces its section and leaves the others with their own dates", () => {
  const standing = sectionedPage(result, NAMES);
  const [check] = result.sections;
  const later = { ...result, takenAt: "2026-11-28T12:00:00.000Z", sections: check === undefined ? [] : [check] };
  expect(sectionedPage(later, NAMES, standing).match(/^## .*|^Taken \S+/gm)).toEqual([
    "## check",
    "Taken 2026-11-28T12:00:00.000Z",
    "## start",
    "Taken 2026-11-22T12:00:00.000Z",
  ]);
});

test("a new section comes at its place, one whose benchmark is gone goes", () => {
  const standing = sectionedPage(result, NAMES);
  const memory = { ...result, sections: [{ name: "memory", durationS: 1, figures: [] }] };
  expect(sectionedPage(memory, ["memory", "start"], standing).match(/^## .*/gm)).toEqual(["## memory", "## start"]);
});

test("writing the same twice changes nothing", () => {
  const once = sectionedPage(result, NAMES);
  expect(sectionedPage({ ...result, sections: [] }, NAMES, once)).toBe(once);
});

test("a quick run says that it is none to be quoted", () => {
  expect(sectionedPage({ ...result, quick: true }, NAMES)).toContain("not to be quoted");
});
