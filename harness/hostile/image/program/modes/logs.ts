import { writeSync } from "node:fs";
import { type HostilePrograms, MIB, serveFriendly, size, trainFriendly } from "../program.ts";

function print(block: Buffer, bytes: number): void {
  for (let written = 0; written < bytes; written += block.length) writeSync(1, block);
}

const lines = (text: string): Buffer => Buffer.from(`${text}\n`.repeat(Math.floor(MIB / (text.length + 1))));

/** Standard output as a weapon. */
export const logs: HostilePrograms = {
  "log-flood": {
    train() {
      print(lines("w".repeat(120)), size(96 * MIB));
      trainFriendly();
    },
  },
  "log-one-line": {
    train() {
      print(Buffer.alloc(MIB, "w"), size(96 * MIB));
      trainFriendly();
    },
    serve() {
      print(Buffer.alloc(MIB, "w"), size(96 * MIB));
      serveFriendly();
    },
  },
  "log-empty-lines": {
    train() {
      print(Buffer.alloc(MIB, "\n"), size(16 * MIB));
      trainFriendly();
    },
  },
};
