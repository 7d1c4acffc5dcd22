import { Command } from "commander";
import { addCheck } from "./check/add-check.ts";
import type { Run } from "./command.ts";
import { addDev } from "./dev/add-dev.ts";
import { addInit } from "./init/add-init.ts";
import { addInvoke } from "./invoke/add-invoke.ts";
import { addJobs } from "./jobs/add-jobs.ts";
import { addLab } from "./lab/add-lab.ts";
import { addNew } from "./new/add-new.ts";
import { addPackage } from "./package/add-package.ts";
import { addServe } from "./serve/add-serve.ts";
import { addTrain } from "./train/add-train.ts";
import { addTransform } from "./transform/add-transform.ts";
import { addUp } from "./up/add-up.ts";
import { VERSION } from "./version.ts";

const EXAMPLES = `
Examples:
  byoa check my-image                                     with the Iris data, nothing declared
  byoa check my-image --input train=./data --hp epochs=1  with data and hyperparameters of yours
  byoa check                                              with ./byoa.yaml
  byoa train ./my-algorithm                               a training job on this machine
  byoa serve                                              the model of the last job, until Ctrl-C
  byoa dev .                                              train and serve again on each save, without containers
  byoa up                                                 SageMaker's API on this machine, for boto3 and others
  byoa new my-algorithm                                   an algorithm of your own, whole
  byoa lab list                                           learn it: broken containers to repair
  byoa explain "did not pass the ping health check"       what a message means, and what is behind it
  byoa explain @job.log                                   the decisive lines of a log, and the fix
  byoa explain HOST-BIND-02                               why it matters and how to fix it

Exit codes of check: 0 conformant, 1 not conformant, 2 wrong usage or configuration, 3 byoa or the engine failed,
4 inconclusive, 130 interrupted.`;

/** The command line, whole. Each command loads its code when it runs: `byoa --version` need not wait for the engine's library. */
export function makeProgram(run: Run): Command {
  const program = new Command("byoa")
    .description("Know, before you pay, whether your image will work on SageMaker.")
    .version(`byoa ${VERSION}`, "--version", "the version")
    .helpOption("-h, --help", "this text")
    .helpCommand(false)
    .addHelpText("after", EXAMPLES)
    .exitOverride()
    .configureOutput({ outputError: () => {} });

  addCheck(program, run);
  addTrain(program, run);
  addServe(program, run);
  addInvoke(program, run);
  addTransform(program, run);
  addJobs(program, run);
  addUp(program, run);
  addDev(program, run);
  addNew(program, run);
  addInit(program, run);
  addPackage(program, run);
  addLab(program, run);
  program
    .command("list")
    .description("list the requirements")
    .option("--json", "the whole catalogue as one JSON document")
    .option("--debug", "show the stack of an error")
    .action(async (flags: { json?: true }) => run(async () => (await import("./catalogue/list.ts")).list(flags)));
  program
    .command("explain")
    .description("explain a requirement, an error message or a whole log: what happened, the likely cause, the fix")
    .argument("<ID or text...>", "HOST-BIND-02, a pasted line, @job.log for a file, - for the standard input")
    .option("--json", "as one JSON document")
    .option("--debug", "show the stack of an error")
    .action(async (words: string[], flags: { json?: true }) =>
      run(async () => (await import("./catalogue/explain.ts")).explain(words.join(" "), flags)),
    );
  return program;
}
