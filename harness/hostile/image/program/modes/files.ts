import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, symlinkSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { type HostilePrograms, MIB, model, output, size, trainFriendly } from "../program.ts";

function fill(file: string, bytes: number): void {
  const block = Buffer.alloc(MIB, "w");
  const descriptor = openSync(file, "w");
  for (let written = 0; written < bytes; written += block.length) writeSync(descriptor, block);
  closeSync(descriptor);
}

/** A file that is all hole. */
function sparse(file: string, bytes: number): void {
  writeFileSync(file, "");
  truncateSync(file, bytes);
}

const failing = (leave: () => void) => ({
  train() {
    leave();
    process.exit(1);
  },
});

export const files: HostilePrograms = {
  "model-large": { train: () => fill(`${model}/large`, size(96 * MIB)) },
  "model-sparse": { train: () => sparse(`${model}/hole`, size(2 ** 40)) },
  "model-many-files": {
    train() {
      const count = size(4_000);
      for (let file = 0; file < count; file++) {
        if (file % 1_000 === 0) mkdirSync(`${model}/${file / 1_000}`);
        writeFileSync(`${model}/${Math.floor(file / 1_000)}/${file}`, "");
      }
    },
  },
  "output-large": {
    train() {
      mkdirSync(`${output}/data`, { recursive: true });
      fill(`${output}/data/large`, size(48 * MIB));
      trainFriendly();
    },
  },
  "failure-large": failing(() => fill(`${output}/failure`, size(48 * MIB))),
  "failure-sparse": failing(() => sparse(`${output}/failure`, size(2 ** 33))),
  "failure-fifo": failing(() => void execFileSync("mkfifo", [`${output}/failure`])),
  "failure-link": failing(() => symlinkSync("/etc/passwd", `${output}/failure`)),
};
