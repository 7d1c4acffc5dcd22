import type { Command } from "commander";
import type { Run } from "../command.ts";
import { JOBS_FLAG } from "../local/jobs-flag.ts";
import type { JobsFlags } from "./jobs-command.ts";

const EXAMPLES = `
Examples:
  byoa jobs                  those that ran, newest first
  byoa jobs my-job --log     one again, with its log`;

/** `byoa jobs` on the command line. */
export function addJobs(program: Command, run: Run): void {
  program
    .command("jobs")
    .description("list the training jobs that ran on this machine, or show one again")
    .argument("[NAME]", "a job")
    .option("--log", "with its log")
    .option(...JOBS_FLAG)
    .option("--json", "as one JSON document")
    .option("--debug", "show the stack of an error")
    .addHelpText("after", EXAMPLES)
    .action(async (name: string | undefined, flags: JobsFlags) =>
      run(async () => (await import("./jobs-command.ts")).jobsCommand(name, flags)),
    );
}
