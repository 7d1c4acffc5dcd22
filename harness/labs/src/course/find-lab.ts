import type { Exercise, Lab } from "../lab/lab.ts";
import { LabsError } from "../labs-error.ts";

/** What somebody named: a lab, and one of its exercises where they said which. */
export interface FoundLab {
  readonly lab: Lab;
  readonly exercise: Exercise | undefined;
}

/** `8`, `08`, `08-why-is-ping-red`, `why-is-ping-red`, each with `/loopback` or without. Throws LabsError `lab-unknown`. */
export function findLab(course: readonly Lab[], text: string): FoundLab {
  const [, exerciseName] = parts(text);
  const lab = course.find((candidate) => isNamed(candidate, text));
  if (lab === undefined)
    throw new LabsError("lab-unknown", `there is no lab ${text}. byoa lab list shows them: ${range(course)}`);
  if (exerciseName === undefined) return { lab, exercise: undefined };
  const exercise = lab.exercises.find((candidate) => candidate.name === exerciseName);
  if (exercise !== undefined) return { lab, exercise };
  const names = lab.exercises.map((candidate) => candidate.name).filter((candidate) => candidate !== "");
  const next = names.length === 0 ? `it has a single one: ${lab.id}` : `it has ${names.join(", ")}`;
  throw new LabsError("lab-unknown", `lab ${lab.id} has no exercise ${exerciseName}; ${next}`);
}

function range(course: readonly Lab[]): string {
  const ids = course.map(({ id }) => id);
  return ids.length === 0 ? "none" : `${Math.min(...ids)} to ${Math.max(...ids)}`;
}

/** True where a text names this lab, with an exercise or without. */
export function isNamed({ id, name }: Lab, text: string): boolean {
  const [given = ""] = parts(text);
  return name === given || name.slice(3) === given || (/^\d+$/.test(given) && id === Number(given));
}

const parts = (text: string): string[] => text.trim().replace(/\/$/, "").split("/", 2);
