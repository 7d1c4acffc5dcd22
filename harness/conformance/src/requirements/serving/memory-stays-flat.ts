import { endpointReady } from "../../diagnosis/serving-preconditions.ts";
import {
  type MemoryLook,
  type SoakObservation,
  serveManyRequests,
} from "../../experiments/serving/serve-many-requests.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { reasoning } from "../../requirement/source.ts";
import { memoryLooks } from "../sights/serving.ts";

const MEBIBYTE = 1024 * 1024;

export const memoryStaysFlat = requirement({
  id: "HOST-MEM-01",
  section: "serving",
  level: "SHOULD",
  sentence: "Memory does not grow with the number of requests.",
  why: "An endpoint lives for weeks. What it keeps of each request ends, after some millions of them, in the kernel's killing it, at the busiest hour and without a line in its log.",
  causes: [
    "tensors that nobody disposes of: TensorFlow.js counts them itself, and no garbage collector frees them",
    "a cache without a limit, keyed by the request",
    "a list of requests, answers or timings that is only ever added to",
    "listeners or timers that each request adds and none takes away",
  ],
  fix: "TensorFlow.js: predict within `tf.tidy` and dispose of what leaves it, `tf.memory().numTensors` must stay the same; PyTorch: `with torch.no_grad()`; caches: give them a limit (`functools.lru_cache(maxsize=…)`).",
  sources: [reasoning("Memory over many requests is looked at when asked: docs/decisions/0012")],
  needs: { soaked: serveManyRequests },
  dependsOn: ["HOST-PING-06", "INV-OK-01"],
  requires: endpointReady,
  passHasSeen: memoryLooks,
  judge({ soaked }) {
    if (soaked.refused !== undefined) {
      return notTestable("a sample request was not answered under many of them", "INV-OK-01");
    }
    const growth = grownBytes(soaked);
    if (growth <= soaked.growthBytes) return pass();
    const { requests = 0 } = soaked.looks.at(-1) ?? {};
    return broken(
      `memory grows with the requests: by ${mebibytes(growth)} from the middle third of ${requests} requests to the last third, ${mebibytes(soaked.growthBytes)} are allowed`,
      {
        label: "memory of the container's processes",
        text: soaked.looks
          .filter((_, index) => index % 3 === 2)
          .map(line)
          .join("\n"),
      },
    );
  },
});

/** Each third by its lowest look: a garbage collector lets memory rise and fall, what is kept for ever raises its lowest points. */
export function grownBytes({ looks }: Pick<SoakObservation, "looks">): number {
  const third = Math.floor(looks.length / 3);
  const lowest = (part: readonly MemoryLook[]) => Math.min(...part.map(({ memoryBytes }) => memoryBytes));
  return lowest(looks.slice(2 * third)) - lowest(looks.slice(third, 2 * third));
}

const mebibytes = (bytes: number): string => `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
const line = ({ requests, memoryBytes }: MemoryLook): string => `${requests} requests: ${mebibytes(memoryBytes)}`;
