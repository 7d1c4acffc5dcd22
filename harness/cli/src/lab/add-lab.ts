import { type Command, Option } from "commander";
import type { Run } from "../command.ts";
import { engineFlag } from "../local/engine-flag.ts";
import type { LabFlags } from "./lab-flags.ts";

const EXAMPLES = `
Examples:
  byoa lab list                      the course, and how far you are
  byoa lab start 8                   a copy of lab 8 to work in: byoa-labs/08-…
  byoa lab check 8                   is it solved? (8/loopback: one exercise of it)
  byoa lab watch 8                   builds and checks on each save
  byoa lab hint 8                    the next of three
  byoa lab grade submissions         a class: one folder a student

LAB is a number or a name; left out, it is the lab of the current folder, or the one begun last.`;

const REFERENCE = "number or name, with /EXERCISE or without";

/** `byoa lab` and what is below it on the command line. */
export function addLab(program: Command, run: Run): void {
  const lab = program
    .command("lab")
    .description("teaching labs: broken containers to repair")
    .helpCommand(false)
    .addHelpText("after", EXAMPLES);
  addForStudents(lab, run);
  addForTeachers(lab, run);
}

function addForStudents(lab: Command, run: Run): void {
  own(lab.command("list").description("the labs, with your progress and their minutes"))
    .option("--json", "as one JSON document")
    .action(async (flags: LabFlags) => run(async () => (await import("./list-command.ts")).listCommand(flags)));
  own(lab.command("start").description("a copy of a lab to work in").argument("[LAB]", REFERENCE))
    .addOption(languageFlag())
    .action(async (name: string | undefined, flags: LabFlags) =>
      run(async ({ signal }) => (await import("./start-command.ts")).startCommand(name, flags, signal)),
    );
  own(
    lab
      .command("check")
      .description("is it solved? judged by the suite's own requirements")
      .argument("[LAB]", REFERENCE),
  )
    .addOption(engineFlag())
    .option("--all", "every exercise of the lab, the solved ones too")
    .option("--json", "as one JSON document on the standard output")
    .option("--quiet", "no progress")
    .action(async (name: string | undefined, flags: LabFlags) =>
      run(async ({ signal }) => (await import("./check-command.ts")).checkCommand(name, flags, signal)),
    );
  own(lab.command("watch").description("build and check on each save, until it is solved").argument("[LAB]", REFERENCE))
    .addOption(engineFlag())
    .option("--quiet", "no progress")
    .action(async (name: string | undefined, flags: LabFlags) =>
      run(async ({ signal }) => (await import("./watch-command.ts")).watchCommand(name, flags, signal)),
    );
  own(lab.command("hint").description("the next hint, of three").argument("[LAB]", REFERENCE)).action(
    async (name: string | undefined, flags: LabFlags) =>
      run(async () => (await import("./hint-command.ts")).hintCommand(name, flags)),
  );
  own(
    lab
      .command("reset")
      .description("a lab as it was; with FILES only those")
      .argument("[LAB|FILES...]", "as above; behind it, or in the exercise's folder alone, files of one exercise"),
  )
    .addOption(languageFlag())
    .action(async (words: string[], flags: LabFlags) =>
      run(async ({ signal }) => (await import("./reset-command.ts")).resetCommand(words, flags, signal)),
    );
  own(
    lab
      .command("solution")
      .description("what the solution does otherwise, once it is solved")
      .argument("[LAB]", REFERENCE),
  )
    .option("--force", "before it is solved, too")
    .option("--write", "put it into your folder")
    .action(async (name: string | undefined, flags: LabFlags) =>
      run(async ({ signal }) => (await import("./solution-command.ts")).solutionCommand(name, flags, signal)),
    );
  own(lab.command("report").description("your progress, for yourself or for a teacher"))
    .addOption(formatFlag())
    .action(async (flags: LabFlags) => run(async () => (await import("./report-command.ts")).reportCommand(flags)));
}

function addForTeachers(lab: Command, run: Run): void {
  debug(
    lab
      .command("prefetch")
      .description("bring all that labs need, so that they run without a network afterwards")
      .argument("[LABS...]", "only these")
      .option("--quiet", "no progress"),
  ).action(async (names: string[], flags: LabFlags) =>
    run(async ({ signal }) => (await import("./prefetch-command.ts")).prefetchCommand(names, flags, signal)),
  );
  debug(
    lab
      .command("grade")
      .description("judge a class anew, with data that nobody has seen")
      .argument("<SUBMISSIONS>", "one folder a student, with their byoa-labs in it")
      .argument("[LABS...]", "only these")
      .addOption(formatFlag())
      .addOption(engineFlag())
      .option("--quiet", "no progress"),
  ).action(async (folder: string, names: string[], flags: LabFlags) =>
    run(async ({ signal }) => (await import("./grade-command.ts")).gradeCommand(folder, names, flags, signal)),
  );
  debug(
    lab
      .command("export")
      .description("the course as files, without solutions and hints")
      .argument("<FOLDER>", "where it goes; it must be empty, or not there"),
  ).action(async (folder: string) => run(async () => (await import("./export-command.ts")).exportCommand(folder)));
}

/** A student's commands know where their labs lie. */
const own = (command: Command): Command =>
  debug(command.option("--folder <DIR>", "your folder of labs (default: byoa-labs, here or above)"));

const debug = (command: Command): Command => command.option("--debug", "show the stack of an error");

const languageFlag = (): Option =>
  new Option("--language <LANGUAGE>", "what it is written in (default: node)").choices(["node", "python"]);

const formatFlag = (): Option =>
  new Option("--format <FORMAT>", "for people or for programs")
    .choices(["table", "csv", "json", "junit"])
    .default("table");
