/** SIGKILL to a process and all of its group; one that is gone is no fault. */
export function killGroup(processId: number | undefined): void {
  if (processId === undefined) return;
  try {
    process.kill(-processId, "SIGKILL");
  } catch {
    // ESRCH: nobody is left.
  }
}
