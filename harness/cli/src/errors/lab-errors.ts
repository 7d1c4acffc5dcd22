import type { LabsErrorCode } from "@byoa/labs";
import type { ErrorEntry } from "./error-entry.ts";

/** What `byoa lab` can end with. */
export const labErrors: Readonly<Record<LabsErrorCode, ErrorEntry>> = {
  "lab-unknown": {
    exit: 2,
    meaning: "There is no such lab, no such exercise of it, or no such file in it.",
    next: "`byoa lab list` shows the labs; the line names the exercises.",
  },
  "lab-invalid": {
    exit: 3,
    meaning: "A lab.yaml of the course does not have the shape that it must have.",
    next: "The line names the key; a fault of the course, not of the student.",
  },
  "lab-started": {
    exit: 2,
    meaning: "The lab, or the folder of an export, is there already. Nothing is overwritten.",
    next: "Go on there; `byoa lab reset` starts a lab from its first state.",
  },
  "lab-not-started": {
    exit: 2,
    meaning: "There is no copy of the lab to work in, or what marks the folder as one is gone.",
    next: "`byoa lab start` makes it.",
  },
  "lab-language": {
    exit: 2,
    meaning: "The lab does not exist in that language.",
    next: "The line names those that it exists in.",
  },
  "lab-edited-elsewhere": {
    exit: 2,
    meaning: "Files were changed that the exercise is not about: by its data and its byoa.yaml it is judged.",
    next: "`byoa lab reset` with their names brings them back; the line has the command.",
  },
  "lab-original": {
    exit: 2,
    meaning: "The current folder is the course's own copy of a lab.",
    next: "`byoa lab start`, in a folder of yours.",
  },
  "lab-needs-containers": {
    exit: 3,
    meaning: "The lab is about containers, and none can be had.",
    next: "Start Docker; `byoa lab list` names the labs that go without.",
  },
  "lab-not-solved": {
    exit: 2,
    meaning: "The solution is shown once the exercise is solved.",
    next: "`byoa lab hint`, or `--force`.",
  },
  "lab-folder-not-writable": {
    exit: 2,
    meaning: "The folder of labs cannot be written, or its disk is full.",
    next: "`--folder` another one.",
  },
  "progress-newer": {
    exit: 2,
    meaning: "progress.yaml was written by a newer byoa than this one. It is not touched.",
    next: "Update byoa, or choose another `--folder`.",
  },
  "progress-not-readable": {
    exit: 2,
    meaning: "progress.yaml cannot be read, or is not what byoa writes.",
    next: "Fix it at the place named, or move it away.",
  },
  "submissions-missing": {
    exit: 2,
    meaning: "The folder of submissions cannot be read, or holds no student's folder.",
    next: "One folder a student, with their byoa-labs in it.",
  },
};
