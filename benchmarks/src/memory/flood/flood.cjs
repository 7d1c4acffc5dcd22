// A training program that only logs. Its hyperparameters say how much, and in which shape.
const { readFileSync, writeFileSync, writeSync } = require("node:fs");
const { join } = require("node:path");

const CHUNK_BYTES = 1 << 20;
const chunks = {
  lines: Buffer.from(`${"y".repeat(99)}\n`.repeat(CHUNK_BYTES / 100)),
  "empty-lines": Buffer.alloc(CHUNK_BYTES, "\n"),
  "one-line": Buffer.alloc(CHUNK_BYTES, "z"),
};

const base = process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml";
const { shape, bytes } = JSON.parse(readFileSync(join(base, "input/config/hyperparameters.json"), "utf8"));
const chunk = chunks[shape];
for (let left = Number(bytes); left > 0; ) left -= write(chunk.subarray(0, Math.min(left, chunk.length)));
writeSync(1, "\nthe last line\n");
writeFileSync(join(base, "model/model.json"), "{}");

/** Writes as much as the pipe takes; a pipe that is full for the moment is tried again. */
function write(part) {
  try {
    return writeSync(1, part);
  } catch (error) {
    if (error.code === "EAGAIN") return 0;
    throw error;
  }
}
