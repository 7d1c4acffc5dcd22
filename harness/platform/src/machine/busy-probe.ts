const WORK_MS = 10;
const PATIENCE_MS = 400;

/**
 * The share of time, 0 to 1, that a thread which wants to run has to wait for a processor now: this one runs for 10 ms of processor time
 * and compares that with the time that passed. For systems whose kernel does not count such waits.
 */
export function waitingShareNow(cpuMs = threadCpuMs, nowMs = () => performance.now()): number {
  const began = nowMs();
  const before = cpuMs();
  let usedMs = 0;
  let passedMs = 0;
  while (usedMs < WORK_MS && passedMs < PATIENCE_MS) {
    usedMs = cpuMs() - before;
    passedMs = nowMs() - began;
  }
  return passedMs <= 0 ? 0 : Math.min(1, Math.max(0, 1 - usedMs / passedMs));
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e3;
}
