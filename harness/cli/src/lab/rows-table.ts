import type { LabRow } from "@byoa/labs";
import type { Colours } from "../colours.ts";

/** A student's own progress, one line an exercise that was begun, and how many there are. */
export function rowsTable(rows: readonly LabRow[], colours: Colours): string {
  const begun = rows.filter(({ state }) => state !== "not begun");
  const width = Math.max(0, ...begun.map(({ exercise }) => exercise.length));
  const lines = begun.map((row) => {
    const used = [
      counted(row.checks, "check"),
      counted(row.hints, "hint"),
      ...(row.sawSolution ? ["saw the solution"] : []),
    ];
    return `${mark(row, colours)} ${row.exercise.padEnd(width)}  ${row.title}  ${colours.dim(used.join(" · "))}`;
  });
  const solved = rows.filter(({ state }) => state === "solved").length;
  return `${[...lines, `${solved} of ${rows.length} exercises solved`].join("\n")}\n`;
}

/** A class: one line a student, one column a lab, how many of its exercises are solved. */
export function classTable(rows: readonly LabRow[], colours: Colours): string {
  const students = [...new Set(rows.map(({ student = "" }) => student))];
  const labs = [...new Set(rows.map(({ exercise }) => labOf(exercise)))];
  const nameWidth = Math.max(7, ...students.map(({ length }) => length));
  const head = `${"".padEnd(nameWidth)}  ${labs.map((lab) => lab.padStart(4)).join(" ")}  solved`;
  const lines = students.map((student) => {
    const own = rows.filter((row) => row.student === student);
    const cells = labs.map((lab) =>
      cell(
        own.filter(({ exercise }) => labOf(exercise) === lab),
        colours,
      ),
    );
    const solved = own.filter(({ state }) => state === "solved").length;
    return `${student.padEnd(nameWidth)}  ${cells.join(" ")}  ${solved} of ${own.length}`;
  });
  const open = rows.filter(({ state }) => state === "open" || state === "not judged");
  const reasons = open.map(
    (row) =>
      `${mark(row, colours)} ${row.student} ${row.exercise}  ${[row.open.join(" "), row.reason ?? ""].filter((part) => part !== "").join("  ")}`,
  );
  return `${[colours.dim(head), ...lines, ...(reasons.length === 0 ? [] : ["", ...reasons])].join("\n")}\n`;
}

const counted = (count = 0, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

const labOf = (exercise: string): string => exercise.split("/", 1)[0] ?? exercise;

function cell(rows: readonly LabRow[], { green, yellow, dim }: Colours): string {
  const solved = rows.filter(({ state }) => state === "solved").length;
  if (rows.every(({ state }) => state === "not handed in")) return dim("   –");
  if (solved === rows.length) return green("   ✓");
  return yellow(`${solved}/${rows.length}`.padStart(4));
}

function mark({ state }: LabRow, { green, red, yellow }: Colours): string {
  return state === "solved" ? green("✓") : state === "not judged" ? red("?") : yellow("✗");
}
