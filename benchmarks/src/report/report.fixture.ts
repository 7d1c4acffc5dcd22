import type { BenchmarkResult } from "./result.ts";

/** A row of each kind. */
export const result: BenchmarkResult = {
  takenAt: "2026-11-22T12:00:00.000Z",
  machine: {
    processor: "AMD EPYC",
    cores: 2,
    memoryGiB: 24,
    system: "linux/x64",
    node: "24.21.0",
    engine: "docker 20",
  },
  loadBefore: 0.21,
  quick: false,
  durationS: 150.3,
  sections: [
    {
      name: "check",
      durationS: 100.2,
      figures: [
        {
          what: "the whole check",
          measured: { value: 15.14, unit: "s" },
          floor: { value: 13.1, unit: "s" },
          floorIs: "bare containers",
          target: { of: "ratio", atMost: 1.1 },
          notes: ["three rounds", "on two cores"],
        },
        {
          what: "size",
          measured: { value: 277, unit: "MB" },
          floor: { value: 274.4, unit: "MB" },
          target: { of: "difference", atMost: 20 },
        },
      ],
    },
    {
      name: "start",
      durationS: 50.1,
      figures: [
        { what: "error", measured: { value: 2.32, unit: "ms" }, target: { of: "measured", atMost: 20 } },
        { what: "requests", measured: { value: 5358.4, unit: "requests/s" } },
      ],
    },
  ],
};
