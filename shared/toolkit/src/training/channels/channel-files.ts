import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { JobFault } from "../job-fault.ts";

/** What lies in a channel's folder. Paths are absolute and sorted. */
export interface ChannelFiles {
  readonly data: readonly string[];
  /** Left aside: names that start with `.` or `_`, which tools leave behind (`.DS_Store`, `_SUCCESS`, `_temporary/`). */
  readonly foreign: readonly string[];
}

/**
 * Lists a channel's folder with everything below it.
 * @throws JobFault when the folder is not there
 */
export function channelFiles(folder: string): ChannelFiles {
  const data: string[] = [];
  const foreign: string[] = [];
  const visit = (place: string) => {
    for (const name of readdirSync(place).sort()) {
      const path = join(place, name);
      if (/^[._]/.test(name)) foreign.push(path);
      else if (statSync(path).isDirectory()) visit(path);
      else data.push(path);
    }
  };
  try {
    visit(folder);
  } catch (error) {
    throw new JobFault(`cannot list ${folder}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return { data, foreign };
}
