import { readdir, readFile } from "node:fs/promises";
import { BASE_DIRECTORY_VARIABLE } from "@byoa/contract";

/** Killing is repeated as long as new ones appear, up to this many times. */
const ROUNDS = 10;

/**
 * Processes of this machine that were given this base folder, whoever their parent and whatever their group is now. Its name is
 * unlike any other: it proves whose they are. Empty where there is no /proc.
 */
async function programsOf(base: string): Promise<number[]> {
  const entry = Buffer.from(`\0${BASE_DIRECTORY_VARIABLE}=${base}\0`);
  const names = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const environment = await readFile(`/proc/${name}/environ`).catch(() => Buffer.of());
      // The first variable has none before it.
      return Buffer.concat([Buffer.of(0), environment]).includes(entry) ? [Number(name)] : [];
    }),
  );
  return found.flat().filter((processId) => processId !== process.pid);
}

/** Kills them, also those that are started meanwhile. */
export async function endProgramsOf(base: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const programs = await programsOf(base);
    if (programs.length === 0) return;
    for (const processId of programs) kill(processId);
  }
}

function kill(processId: number): void {
  try {
    process.kill(processId, "SIGKILL");
  } catch {
    // It has ended meanwhile, or belongs to another user.
  }
}
