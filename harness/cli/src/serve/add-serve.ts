import type { Command } from "commander";
import type { Run } from "../command.ts";
import { collect } from "../flags.ts";
import { engineFlag } from "../local/engine-flag.ts";
import { JOBS_FLAG } from "../local/jobs-flag.ts";
import { positiveSeconds, wholeNumber } from "../local/numbers.ts";
import { resourceOptions } from "../local/resource-options.ts";
import type { ServeFlags } from "./serve-command.ts";

const EXAMPLES = `
Examples:
  byoa serve                                  the model of the last job, with the image that trained it
  byoa serve my-job-2026-11-24-14-30-12-345
  byoa serve ./model.tar.gz --image my-image --port 9090
  byoa serve --image my-image                 an image with its model inside

The model folder is read-only and the way out is closed, as on the platform. Ctrl-C ends it.
Exit codes: 0 ended by Ctrl-C, 1 not in service, or ended by itself, 2 wrong usage, 3 byoa or the engine failed.`;

/** `byoa serve` on the command line. */
export function addServe(program: Command, run: Run): void {
  resourceOptions(
    program
      .command("serve")
      .description("put a model behind an endpoint on this machine, until Ctrl-C")
      .argument("[MODEL|JOB]", "model.tar.gz, a folder, or a job's name")
      .option("--image <IMAGE|FOLDER>", "the image that serves, or a folder with its Dockerfile")
      .option("--port <PORT>", "port of this machine", wholeNumber(1, 65_535), 8080)
      .option("--env <NAME=VALUE>", "an environment variable; repeatable", collect)
      .option("--start-limit <SECONDS>", "longest until /ping says 200 (default: the contract's 480)", positiveSeconds)
      .option(...JOBS_FLAG)
      .option("--config <FILE>", "byoa.yaml to use")
      .addOption(engineFlag())
      .option("--build-arg <NAME=VALUE>", "for the build of a folder; repeatable", collect),
  )
    .option("--log-limit <SIZE>", "how much of the log is kept (default: 8m, 200,000 lines)")
    .option("--json", "one JSON document with the URL, once it is in service; the log on the other output")
    .option("--quiet", "no log")
    .option("--debug", "show the stack of an error")
    .addHelpText("after", EXAMPLES)
    .action(async (model: string | undefined, flags: ServeFlags) =>
      run(async (interruption) => (await import("./serve-command.ts")).serveCommand(model, flags, interruption)),
    );
}
