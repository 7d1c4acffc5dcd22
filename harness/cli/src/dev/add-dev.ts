import type { Command } from "commander";
import type { Run } from "../command.ts";
import { collect } from "../flags.ts";
import { wholeNumber } from "../local/numbers.ts";
import type { DevFlags } from "./dev-command.ts";

const EXAMPLES = `
Examples:
  byoa dev .
  byoa dev algorithms/decision-tree --hp max_depth=3 --port 9090
  byoa dev . --model byoa-jobs/my-job/model.tar.gz      reloads the server only, with this model

Each save trains on the data of byoa.yaml and serves what was learnt, as processes, without containers: a second or so.
What fails is told, and the next save tries again. Ctrl-C ends it; nothing is kept.`;

/** `byoa dev` on the command line. */
export function addDev(program: Command, run: Run): void {
  program
    .command("dev")
    .description("watch an algorithm's sources: train and serve again on each save")
    .argument("[FOLDER]", "the algorithm's folder", ".")
    .option("--input <CHANNEL=PATH>", "data of a channel: a folder or a file; repeatable", collect)
    .option("--hp <NAME=VALUE>", "a hyperparameter; repeatable", collect)
    .option("--env <NAME=VALUE>", "an environment variable; repeatable", collect)
    .option("--model <PATH>", "model.tar.gz or folder to serve; nothing is trained then")
    .option("--port <PORT>", "port of this machine", wholeNumber(1, 65_535), 8080)
    .option("--config <FILE>", "byoa.yaml to use (default: the folder's)")
    .option("--quiet", "no log")
    .option("--debug", "show the stack of an error")
    .addHelpText("after", EXAMPLES)
    .action(async (folder: string, flags: DevFlags) =>
      run(async (interruption) => (await import("./dev-command.ts")).devCommand(folder, flags, interruption)),
    );
}
