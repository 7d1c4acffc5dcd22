import { type Command, InvalidArgumentError } from "commander";
import type { Run } from "../command.ts";
import { collect, collectIds } from "../flags.ts";
import { engineFlag } from "../local/engine-flag.ts";
import { resourceOptions } from "../local/resource-options.ts";
import type { CheckFlags } from "./check-flags.ts";

const CHECK_EXAMPLES = `
Examples:
  byoa check my-image
  byoa check my-image --only HOST-BIND-02 --keep
  byoa check my-image --input train=./train --input validation=./val --hp objective=binary
  byoa check my-image --model ./model.tar.gz --body @sample.json --content-type application/json
  byoa check --train-image my-train --serve-image my-serve --report out
  byoa check my-image --json > report.json
  byoa check --replay byoa-report

What is not given comes from ./byoa.yaml when it is there. Its shape: harness/conformance/byoa.schema.json.`;

/** `byoa check` on the command line. */
export function addCheck(program: Command, run: Run): void {
  resourceOptions(
    program
      .command("check")
      .description("check an image against SageMaker's container contract")
      .argument("[IMAGE|FOLDER]", "the image that trains and serves, or a folder with its Dockerfile")
      .optionsGroup("What is checked:")
      .option("--train-image <IMAGE>", "image that trains, when it is another one")
      .option("--serve-image <IMAGE>", "image that serves, when it is another one")
      .option("--config <FILE>", "byoa.yaml to use (default: ./byoa.yaml when it is there)")
      .option("--input <CHANNEL=DIR>", "data of a channel: a folder or a file; repeatable", collect)
      .option("--hp <NAME=VALUE>", "a hyperparameter; repeatable", collect)
      .option("--env <NAME=VALUE>", "an environment variable; repeatable", collect)
      .option("--model <PATH>", "model.tar.gz or folder to serve in place of the trained model")
      .option("--body <@FILE|TEXT>", "a request that the model must answer")
      .option("--content-type <TYPE>", "its content type")
      .option("--accept <TYPE>", "its Accept header")
      .option("--capability <NAME>", "what the image claims: train, serve, pipe, …; repeatable", collect)
      .optionsGroup("Which requirements:")
      .option("--only <ID,…>", "only these; * stands for anything", collectIds)
      .option("--skip <ID,…>", "not these", collectIds)
      .option("--level <LEVEL>", "only this level and above: MUST, SHOULD, MAY", level)
      .option("--strict", "warnings make the image not conformant")
      .optionsGroup("How it runs:")
      .addOption(engineFlag())
      .option("--build-arg <NAME=VALUE>", "for the build of a folder; repeatable", collect),
  )
    .option("--timeout <DURATION>", "longest that one training job may take, for example 20m")
    .option("--log-limit <SIZE>", "how much of each container's log is kept (default: 1m, 25,000 lines)")
    .option("--budget <DURATION>", "longest that the whole may take; what does not fit is left out and named")
    .option("--thorough", "the contract's own waits, in place of our shorter ones")
    .optionsGroup("What comes out:")
    .option("--report <DIR>", "folder of report.json and junit.xml (default: byoa-report)")
    .option("--no-report", "write no report")
    .option("--keep", "keep the jobs' folders: files, feeds, requests")
    .option("--replay <DIR>", "judge a saved report folder again, without any container")
    .option("--json", "the report as one JSON document on the standard output, nothing else")
    .option("--quiet", "no progress")
    .option("--debug", "show the stack of an error")
    .addHelpText("after", CHECK_EXAMPLES)
    .action(async (image: string | undefined, flags: CheckFlags) =>
      run(async (interruption) => (await import("./check-command.ts")).checkCommand(image, flags, interruption)),
    );
}

function level(value: string): "MUST" | "SHOULD" | "MAY" {
  const upper = value.toUpperCase();
  if (upper === "MUST" || upper === "SHOULD" || upper === "MAY") return upper;
  throw new InvalidArgumentError("Known: MUST, SHOULD, MAY.");
}
