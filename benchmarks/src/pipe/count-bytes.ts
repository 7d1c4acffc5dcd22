// An algorithm that only reads: the toolkit's own way to the bytes of a channel, and nothing behind it.
import { defineTraining, runProgram } from "@byoa/toolkit";
import { z } from "zod";

const training = defineTraining({
  hyperparameters: z.object({}),
  channels: { training: { required: true } },
  metrics: [],
  async train({ channels, log, saveModel }) {
    let bytes = 0;
    for await (const chunk of channels.training.nextEpoch().bytes({ reuseChunks: true })) bytes += chunk.byteLength;
    log(`read ${bytes} bytes`);
    saveModel({ count: String(bytes) });
  },
});

await runProgram(import.meta.url, { train: async () => training });
