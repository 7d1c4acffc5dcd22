import { type Command, Option } from "commander";
import type { Run } from "../command.ts";
import { collect } from "../flags.ts";
import { engineFlag } from "../local/engine-flag.ts";
import { JOBS_FLAG } from "../local/jobs-flag.ts";
import { positiveSeconds, wholeNumber } from "../local/numbers.ts";
import { resourceOptions } from "../local/resource-options.ts";
import type { TrainFlags } from "./train-flags.ts";

const EXAMPLES = `
Examples:
  byoa train my-image --input training=./data --hp max_depth=3
  byoa train ./my-algorithm                    a folder with a Dockerfile: built first, its byoa.yaml used
  byoa train my-image --input training=./data --mode Pipe --hosts 2
  byoa train my-image --input training=./data --metric 'loss=loss=([0-9.]+)' --json

What is not given comes from byoa.yaml: that of the folder, else ./byoa.yaml. Ctrl-C gives the job up and keeps nothing of it.
Exit codes: 0 completed or stopped, 1 failed, 2 wrong usage, 3 byoa or the engine failed, 130 interrupted.`;

/** `byoa train` on the command line. */
export function addTrain(program: Command, run: Run): void {
  resourceOptions(
    program
      .command("train")
      .description("run a training job on this machine")
      .argument("[IMAGE|FOLDER]", "the image that trains, or a folder with its Dockerfile")
      .optionsGroup("The job:")
      .option("--input <CHANNEL=PATH>", "data of a channel: a folder or a file; repeatable", collect)
      .option("--hp <NAME=VALUE>", "a hyperparameter; repeatable", collect)
      .option("--hp-file <FILE>", "hyperparameters as one flat JSON object; --hp wins")
      .option("--env <NAME=VALUE>", "an environment variable; repeatable", collect)
      .addOption(new Option("--mode <MODE>", "input mode of all channels").choices(["File", "FastFile", "Pipe"]))
      .option(
        "--hosts <N>",
        "number of hosts; they find each other by the names in resourceconfig.json",
        wholeNumber(1, 100),
        1,
      )
      .option("--random-host-names", "hosts have other names than algo-1, algo-2")
      .option("--metric <NAME=REGEX>", "a metric to read out of the log; repeatable", collect)
      .option("--stop-after <SECONDS>", "stop it so long after its start, as StopTrainingJob does", positiveSeconds)
      .option("--max-run <SECONDS>", "longest that it may run", positiveSeconds)
      .option("--job-name <NAME>", "default: from the image and the time")
      .option(...JOBS_FLAG)
      .optionsGroup("How it runs:")
      .option("--config <FILE>", "byoa.yaml to use")
      .addOption(engineFlag())
      .option("--build-arg <NAME=VALUE>", "for the build of a folder; repeatable", collect),
  )
    .option("--log-limit <SIZE>", "how much of the log is kept (default: 8m, 200,000 lines)")
    .optionsGroup("What comes out:")
    .option("--json", "the job's record as one JSON document on the standard output, the log on the other one")
    .option("--quiet", "no log")
    .option("--debug", "show the stack of an error")
    .addHelpText("after", EXAMPLES)
    .action(async (image: string | undefined, flags: TrainFlags) =>
      run(async ({ signal }) => (await import("./train-command.ts")).trainCommand(image, flags, signal)),
    );
}
