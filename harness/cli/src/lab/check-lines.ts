import { catalogue, findingDetail, findingRow, hanging, type Verdict } from "@byoa/conformance";
import { visibleText } from "@byoa/conformance/text";
import {
  type CheckedLab,
  type Exercise,
  exerciseReference,
  type Lab,
  type LabLanguage,
  labState,
  type Progress,
} from "@byoa/labs";
import type { Colours } from "../colours.ts";
import { seconds } from "../plain-text.ts";

/** Lines of an evidence that are shown. The last ones of a log say most. */
const SHOWN_LINES = 6;

export interface CheckedView {
  readonly lab: Lab;
  readonly language: LabLanguage;
  readonly exercise: Exercise;
  readonly durationMs: number;
  readonly width: number;
  readonly colours: Colours;
}

/**
 * What a check of a lab shows: what was expected, what happened and why it matters. The fix is the student's to find: hints and
 * `byoa explain` have it.
 */
export function checkLines(
  checked: CheckedLab,
  { lab, exercise, language, durationMs, width, colours }: CheckedView,
): string[] {
  const reference = exerciseReference(lab, exercise);
  const title = `${colours.bold(`lab ${reference}`)}  ${exercise.title}`;
  const { result } = checked;
  const count = result === undefined ? "" : `${counts(result.report.verdicts)}   `;
  const last = `${count}${seconds(durationMs)}`;
  if (checked.solved) {
    const mark = `${colours.green("✓")} `;
    const plain = `✓ lab ${reference}  ${exercise.title}: solved   ${last}`;
    const lines =
      plain.length <= width
        ? [`${mark}${title}: solved   ${colours.dim(last)}`]
        : [hanging(mark, `${title}: solved`, width), `  ${colours.dim(last)}`];
    return [...lines, ...checked.lines];
  }
  const shown = checked.open.filter(({ verdict }) => verdict !== "not-testable");
  const blocks = shown.length > 0 ? shown : checked.open;
  return [
    title,
    "",
    ...blocks.flatMap((verdict) => [...verdictLines(verdict, width, colours), ""]),
    ...checked.lines.map((line) => hanging(`${colours.red("✗")} `, visibleText(line), width)),
    ...(checked.lines.length === 0 ? [] : [""]),
    hanging(`${colours.bold("Not solved")}  `, last, width),
    `${colours.dim("Edit")}        ${exercise.edit(language).join(", ")}`,
    `${colours.dim("Then")}        byoa lab check ${reference}`,
    `${colours.dim("Or")}          byoa lab hint ${reference}`,
  ];
}

function verdictLines(verdict: Verdict, width: number, colours: Colours): string[] {
  const requirement = catalogue.find(({ id }) => id === verdict.id);
  const mark = verdict.verdict === "fail" || verdict.verdict === "error" ? colours.red("✗") : colours.yellow("!");
  return [
    `${mark} ${colours.bold(verdict.id)}  ${verdict.level}`,
    ...(requirement === undefined ? [] : [findingRow("Expected", requirement.sentence, { width })]),
    findingRow("Actual", visibleText(verdict.finding ?? ""), { width }),
    ...verdict.evidence.flatMap(({ label, text }) => {
      const lines = visibleText(text).trimEnd().split("\n");
      const [only = ""] = lines;
      if (lines.length === 1) return [findingDetail(colours.dim(`${label}: ${only}`), { width })];
      const last = lines.slice(-SHOWN_LINES).map((line) => findingDetail(colours.dim(line), { width }, "│ "));
      return [findingDetail(colours.dim(`${label}:`), { width }), ...last];
    }),
    ...(requirement === undefined ? [] : [findingRow("Why it matters", requirement.why, { width })]),
  ];
}

/** `5 hold · 1 does not · 3 could not be looked at`. */
function counts(verdicts: readonly Verdict[]): string {
  const of = (...kinds: Verdict["verdict"][]) => verdicts.filter(({ verdict }) => kinds.includes(verdict)).length;
  const broken = of("fail", "warn");
  const unseen = of("not-testable", "error");
  const without = of("not-applicable");
  return [
    `${of("pass")} hold`,
    ...(broken === 0 ? [] : [`${broken} ${broken === 1 ? "does" : "do"} not`]),
    ...(unseen === 0 ? [] : [`${unseen} could not be looked at`]),
    ...(without === 0 ? [] : [`${without} ${without === 1 ? "does" : "do"} not apply`]),
  ].join(" · ");
}

export interface AfterSuccess {
  /** Of the lab, the first that is still open. */
  readonly openExercise: Exercise | undefined;
  readonly nextLab: Lab | undefined;
  readonly progress: Progress;
}

/** The two lines after a success: what was learnt, and what is next. Within a lab, only the next exercise. */
export function afterSuccess(
  lab: Lab,
  { openExercise, nextLab, progress }: AfterSuccess,
  { width, colours: { dim } }: Pick<CheckedView, "width" | "colours">,
): string[] {
  const line = (label: string, text: string) => hanging(`${dim(label.padEnd(8))}`, text, width);
  if (openExercise !== undefined)
    return [line("Next", `byoa lab check ${exerciseReference(lab, openExercise)}   ${openExercise.title}`)];
  const verb = nextLab !== undefined && labState(progress, nextLab) === "begun" ? "check" : "start";
  return [
    line("Learnt", lab.learnt),
    nextLab === undefined
      ? line("Next", "nothing: every lab is solved. The course is done.")
      : line("Next", `byoa lab ${verb} ${nextLab.id}   ${nextLab.title}`),
  ];
}
