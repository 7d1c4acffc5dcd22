import { expect, test } from "vitest";
import { bytesText, limitSentence } from "./limit-hit.ts";

test("each limit is named with its value and the flag that raises it", () => {
  const hits = [
    { limit: "memory", value: 512 * 2 ** 20, count: 1 },
    { limit: "processes", value: 1_024, count: 3_289 },
    { limit: "processes", value: 1_024, stopped: true },
    { limit: "disk", value: 2 ** 30, usedBytes: 1.25 * 2 ** 30 },
    { limit: "archive-bytes", value: 16 * 2 ** 30, usedBytes: 2 ** 40 },
    { limit: "archive-members", value: 100_000 },
  ] as const;
  expect(hits.map(limitSentence)).toEqual([
    "byoa's memory limit of 512 MiB killed a process: raise it with --memory",
    "byoa's limit of 1,024 processes refused 3,289 new processes: raise it with --processes",
    "byoa stopped the program at its limit of 1,024 processes: raise it with --processes",
    "byoa stopped the container at its disk limit of 1 GiB, after it had written 1.3 GiB: raise it with --disk",
    "byoa reads at most 16 GiB of a folder, and a file says that it has 1 TiB: raise it with --archive-limit",
    "byoa reads at most 100,000 files of a folder: raise it with --archive-limit",
  ]);
});

test("sizes are written in the powers of 1024 that the flags take", () => {
  expect([0, 1, 1_536, 2 ** 20, 6.2 * 2 ** 30, 150.4 * 2 ** 30].map(bytesText)).toEqual([
    "0 bytes",
    "1 bytes",
    "1.5 KiB",
    "1 MiB",
    "6.2 GiB",
    "150 GiB",
  ]);
});
