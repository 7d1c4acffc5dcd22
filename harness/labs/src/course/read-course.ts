import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Lab } from "../lab/lab.ts";
import { readLab } from "../lab/read-lab.ts";
import { courseFolder } from "./course-folder.ts";

/** Every lab there is, in the order of the course. Throws LabsError `lab-invalid`. */
export async function readCourse(folder: string = courseFolder): Promise<Lab[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{2}-/.test(name));
  const labs = await Promise.all(
    names.map(async (name) => ((await hasLabFile(join(folder, name))) ? [await readLab(join(folder, name))] : [])),
  );
  return labs.flat().sort((a, b) => a.id - b.id);
}

const hasLabFile = (folder: string): Promise<boolean> =>
  access(join(folder, "lab.yaml")).then(
    () => true,
    () => false,
  );
