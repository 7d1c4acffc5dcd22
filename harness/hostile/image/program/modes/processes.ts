import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type HostilePrograms, MIB, serveFriendly, size, stay, trainFriendly } from "../program.ts";

const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGPIPE"] as const;

function ignoreSignals(): void {
  for (const signal of SIGNALS) process.on(signal, () => {});
}

/** More of something than one program needs. */
export const processes: HostilePrograms = {
  "fork-bomb": {
    train() {
      spawn("sh", ["-c", "b() { b | b & }; b"], { stdio: "ignore" });
      return stay();
    },
  },
  "processes-sleeping": {
    async train() {
      const options = { stdio: "ignore", detached: true } as const;
      for (let number = 0; number < size(150); number++) spawn("sleep", ["100000"], options).on("error", () => {});
      trainFriendly();
      console.log("all asleep");
      await stay();
    },
  },
  "memory-hog": {
    async train() {
      const held: Buffer[] = [];
      for (let bytes = 0; bytes < size(1024 * MIB); bytes += MIB) held.push(Buffer.alloc(MIB, 1));
      console.log(`holds ${held.length} MiB`);
      await stay();
    },
  },
  "signals-ignored": {
    train() {
      ignoreSignals();
      trainFriendly();
      console.log("here to stay");
      return stay();
    },
    serve() {
      serveFriendly();
      process.removeAllListeners("SIGTERM");
      ignoreSignals();
    },
  },
  sleeps: { train: stay, serve: stay },
  "sockets-many": {
    async serve() {
      for (let number = 0; number < size(3_000); number++)
        createServer(() => {})
          .on("error", () => {})
          .listen(10_000 + number, "0.0.0.0");
      await sleep(500);
      serveFriendly();
    },
  },
};
