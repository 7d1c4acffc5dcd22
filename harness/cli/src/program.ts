import { Command, InvalidArgumentError } from "commander";
import type { CheckFlags } from "./check/check-flags.ts";
import { VERSION } from "./version.ts";

const EXAMPLES = `
Examples:
  byoa check my-image                                     with the Iris data, nothing declared
  byoa check my-image --input train=./data --hp epochs=1  with data and hyperparameters of yours
  byoa check                                              with ./byoa.yaml
  byoa explain HOST-BIND-02                               why it matters and how to mend it

Exit codes: 0 conformant, 1 not conformant, 2 wrong usage or configuration, 3 byoa or the engine failed,
4 inconclusive, 130 interrupted.`;

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

/** The command line, whole. Each command loads its code when it runs: `byoa --version` need not wait for the engine's library. */
export function makeProgram(finish: (exitCode: number) => void): Command {
  const program = new Command("byoa")
    .description("Know, before you pay, whether your image will work on SageMaker.")
    .version(`byoa ${VERSION}`, "--version", "the version")
    .helpOption("-h, --help", "this text")
    .helpCommand(false)
    .addHelpText("after", EXAMPLES)
    .exitOverride()
    .configureOutput({ outputError: () => {} });

  addCheck(program, finish);
  program
    .command("list")
    .description("list the requirements")
    .option("--json", "the whole catalogue as one JSON document")
    .option("--debug", "show the stack of an error")
    .action(async (flags: { json?: true }) => finish(await (await import("./catalogue/list.ts")).list(flags)));
  program
    .command("explain")
    .description("explain one requirement: why it matters, the usual causes, the fix")
    .argument("<ID>", "for example HOST-BIND-02")
    .option("--json", "as one JSON document")
    .option("--debug", "show the stack of an error")
    .action(async (id: string, flags: { json?: true }) =>
      finish(await (await import("./catalogue/explain.ts")).explain(id, flags)),
    );
  return program;
}

function addCheck(program: Command, finish: (exitCode: number) => void): void {
  program
    .command("check")
    .description("check an image against SageMaker's container contract")
    .argument("[IMAGE]", "the image that trains and serves")
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
    .option("--platform <OS/ARCH>", "for example linux/amd64")
    .option("--memory <SIZE>", "memory of each container, for example 4g")
    .option("--shm-size <SIZE>", "shared memory of each container")
    .option("--gpus <GPUS>", "all, a count, or device=0")
    .option("--timeout <DURATION>", "longest that one training job may take, for example 20m")
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
    .action(async (image: string | undefined, flags: CheckFlags) => {
      finish(await (await import("./check/check-command.ts")).checkCommand(image, flags));
    });
}

const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];

const collectIds = (value: string, earlier: readonly string[] = []): string[] => {
  const ids = value.split(",").map((id) => id.trim());
  if (ids.includes("")) throw new InvalidArgumentError("Write IDs with a comma between them.");
  return [...earlier, ...ids];
};

function level(value: string): "MUST" | "SHOULD" | "MAY" {
  const upper = value.toUpperCase();
  if (upper === "MUST" || upper === "SHOULD" || upper === "MAY") return upper;
  throw new InvalidArgumentError("Known: MUST, SHOULD, MAY.");
}
