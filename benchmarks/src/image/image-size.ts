import type { Benchmark } from "../benchmark.ts";
import { exampleImage } from "../example.ts";

const BASE = "node:24-bookworm-slim";
const MEGABYTE = 1e6;

/** What the example adds to its base image. */
export const imageSize: Benchmark = {
  name: "image",
  async run({ engine }) {
    const [example, base] = await Promise.all([engine.image(exampleImage), engine.image(BASE)]);
    return [
      {
        what: "size of byoa/decision-tree",
        measured: { value: example.sizeBytes / MEGABYTE, unit: "MB" },
        floor: { value: base.sizeBytes / MEGABYTE, unit: "MB" },
        floorIs: `its base ${BASE}`,
        target: { of: "difference", atMost: 20 },
      },
    ];
  },
};
