import { readFileSync, rmSync } from "node:fs";

/** Where dockerd notes its own process and that of the containerd it starts. */
const PID_FILES: Readonly<Record<string, string>> = {
  "/var/run/docker.pid": "dockerd",
  "/var/run/docker/containerd/containerd.pid": "containerd",
};

/**
 * Removes process notes that a killed daemon left. Their numbers may belong to another program by now, and dockerd would
 * take that one for its own and refuse to start.
 */
export function removeStalePidFiles(
  files: Readonly<Record<string, string>> = PID_FILES,
  programOf = (pid: string) => textOf(`/proc/${pid}/comm`),
): void {
  for (const [file, program] of Object.entries(files)) {
    const pid = textOf(file);
    if (pid !== undefined && programOf(pid) !== program) rmSync(file, { force: true });
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
