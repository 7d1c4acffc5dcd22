// Takes memory until only so many MiB are available, says so, and keeps it in use until it is killed.
import { readFileSync, writeFileSync } from "node:fs";

const MIB = 1024 * 1024;
const BLOCK_MIB = 64;
const leftMiB = Number(process.argv[2]);
const held: Buffer[] = [];

const availableMiB = (): number => {
  const [, kilobytes = "0"] = /^MemAvailable:\s+(\d+)/m.exec(readFileSync("/proc/meminfo", "utf8")) ?? [];
  return Number(kilobytes) / 1024;
};

// When memory runs out all the same, this process is the one to go.
writeFileSync("/proc/self/oom_score_adj", "1000");

function take(): void {
  while (availableMiB() > leftMiB + BLOCK_MIB) held.push(Buffer.alloc(BLOCK_MIB * MIB, 1));
}

take();
console.log(`holding ${held.length * BLOCK_MIB} MiB`);
setInterval(() => {
  take();
  for (const block of held) for (let at = 0; at < block.length; at += 256 * 4096) block[at] = 2;
}, 1_000);
