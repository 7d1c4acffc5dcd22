import { relative, resolve } from "node:path";
import { exportCourse } from "@byoa/labs";
import { write } from "../ends/output.ts";

/** `byoa lab export`: the course without what gives it away. Throws LabsError `lab-started`, `lab-folder-not-writable`. */
export async function exportCommand(folder: string): Promise<number> {
  const files = await exportCourse(resolve(folder));
  await write(`${relative("", folder) || "."}/  ${files.length} files, no solutions, no hints\n`);
  return 0;
}
