import { LAB_PARTS, type Lab, type LabPart, labState, type Progress, progressOf } from "@byoa/labs";
import { type Colours, coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import type { LabFlags } from "./lab-flags.ts";
import { nextLab, openLabPlace } from "./lab-place.ts";

const PART_TITLES: Readonly<Record<LabPart, string>> = {
  ways: "The ways",
  training: "Training",
  serving: "Serving",
  course: "The course's labs, rebuilt",
  further: "Further",
};

/** `byoa lab list`: the course, with what is solved and what is next. */
export async function listCommand(flags: LabFlags): Promise<number> {
  const { course, progress } = await openLabPlace(flags);
  if (flags.json) {
    await write(
      `${JSON.stringify(
        course.map((lab) => labEntry(lab, progress)),
        null,
        2,
      )}\n`,
    );
    return 0;
  }
  const colours = coloursFor(process.stdout);
  const width = Math.max(...course.map(({ title }) => title.length));
  const lines = LAB_PARTS.flatMap((part) => {
    const labs = course.filter((lab) => lab.part === part);
    if (labs.length === 0) return [];
    return [colours.bold(PART_TITLES[part]), ...labs.map((lab) => line(lab, progress, width, colours)), ""];
  });
  await write(`${[...lines, ...summary(course, progress, colours)].join("\n")}\n`);
  return 0;
}

function line(lab: Lab, progress: Progress, width: number, { green, yellow, dim }: Colours): string {
  const state = labState(progress, lab);
  const mark = state === "solved" ? green("✓") : state === "begun" ? yellow("▸") : " ";
  const solved = lab.exercises.filter((exercise) => progressOf(progress, lab, exercise)?.solved !== undefined).length;
  const counted = state === "begun" && lab.exercises.length > 1 ? `${solved}/${lab.exercises.length}` : "";
  const remarks = [
    counted,
    lab.languages.includes("python") ? "also in Python" : "",
    lab.needsContainers ? "containers" : "",
  ];
  const details = remarks.filter((remark) => remark !== "").join(" · ");
  return `${mark} ${String(lab.id).padStart(2)}  ${lab.title.padEnd(width)}  ${String(lab.minutes).padStart(3)} min  ${dim(details)}`.trimEnd();
}

function summary(course: readonly Lab[], progress: Progress, { bold, dim }: Colours): string[] {
  const open = course.filter((lab) => labState(progress, lab) !== "solved");
  const minutes = open.reduce((sum, lab) => sum + lab.minutes, 0);
  const solved = `${course.length - open.length} of ${course.length} labs solved`;
  const next = nextLab(course, progress);
  if (next === undefined) return [bold(`${solved}: the course is done.`)];
  const verb = labState(progress, next) === "begun" ? "check" : "start";
  return [`${solved} · about ${hours(minutes)} to go`, `${dim("Next")}  byoa lab ${verb} ${next.id}`];
}

/** Minutes for people: `45 min`, `6 h`. */
const hours = (minutes: number): string => (minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`);

function labEntry(lab: Lab, progress: Progress) {
  const { id, name, title, part, minutes, memory, languages, needsContainers } = lab;
  const exercises = lab.exercises.map((exercise) => ({
    name: exercise.name,
    title: exercise.title,
    looksAt: exercise.looksAt,
    progress: progressOf(progress, lab, exercise) ?? null,
  }));
  return {
    id,
    name,
    title,
    part,
    minutes,
    memory,
    languages,
    needsContainers,
    state: labState(progress, lab),
    exercises,
  };
}
