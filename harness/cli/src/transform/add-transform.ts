import { type Command, Option } from "commander";
import type { Run } from "../command.ts";
import { collect } from "../flags.ts";
import { engineFlag } from "../local/engine-flag.ts";
import { JOBS_FLAG } from "../local/jobs-flag.ts";
import { wholeNumber } from "../local/numbers.ts";
import { resourceOptions } from "../local/resource-options.ts";
import type { TransformFlags } from "./transform-command.ts";

const EXAMPLES = `
Examples:
  byoa transform --input rows.csv --output out --split-type Line
  byoa transform my-job --input ./rows --output out --split-type Line --strategy MultiRecord --join Input
  byoa transform model.tar.gz --image my-image --input docs --output out --content-type application/json

Each input file becomes <name>.out, whole or not at all.
Exit codes: 0 completed, 1 an object failed, 2 wrong usage, 3 byoa or the engine failed, 130 interrupted.`;

/** `byoa transform` on the command line. */
export function addTransform(program: Command, run: Run): void {
  resourceOptions(
    program
      .command("transform")
      .description("run a batch transform job on this machine")
      .argument("[MODEL|JOB]", "model.tar.gz, a folder, or a job's name (default: the last job with a model)")
      .option("--image <IMAGE|FOLDER>", "the image that serves, or a folder with its Dockerfile")
      .requiredOption("--input <PATH>", "a file, or a folder of files")
      .requiredOption("--output <DIR>", "folder of the .out files")
      .option("--content-type <TYPE>", "of the input (default: by the files' ending)")
      .option("--accept <TYPE>", "of the answers")
      .addOption(
        new Option("--split-type <TYPE>", "how records are cut out of a file")
          .choices(["None", "Line", "RecordIO", "TFRecord"])
          .default("None"),
      )
      .addOption(new Option("--strategy <STRATEGY>", "records in a request").choices(["MultiRecord", "SingleRecord"]))
      .addOption(new Option("--assemble-with <HOW>", "how answers are put together").choices(["None", "Line"]))
      .addOption(new Option("--join <WITH>", "put each record before its answer").choices(["None", "Input"]))
      .option("--max-payload <MB>", "most that a request carries; 0: no limit", wholeNumber(0))
      .option("--max-concurrent <N>", "requests at a time", wholeNumber(1))
      .option("--env <NAME=VALUE>", "an environment variable; repeatable", collect)
      .option(...JOBS_FLAG)
      .option("--config <FILE>", "byoa.yaml to use")
      .addOption(engineFlag())
      .option("--build-arg <NAME=VALUE>", "for the build of a folder; repeatable", collect),
  )
    .option("--log-limit <SIZE>", "how much of the log is kept (default: 8m, 200,000 lines)")
    .option("--json", "the job's record as one JSON document on the standard output")
    .option("--quiet", "no log")
    .option("--debug", "show the stack of an error")
    .addHelpText("after", EXAMPLES)
    .action(async (model: string | undefined, flags: TransformFlags) =>
      run(async ({ signal }) => (await import("./transform-command.ts")).transformCommand(model, flags, signal)),
    );
}
