// Loaded into a command by `node --import`: at its end it writes the most memory that the process ever had resident.
import { readFileSync, writeFileSync } from "node:fs";

process.on("exit", () => {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  writeFileSync(process.env.BYOA_PEAK_FILE ?? "/dev/null", String(Number(kibibytes) * 1024));
});
