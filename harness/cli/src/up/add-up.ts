import { type Command, Option } from "commander";
import type { Run } from "../command.ts";
import { engineFlag } from "../local/engine-flag.ts";
import { wholeNumber } from "../local/numbers.ts";
import type { UpFlags } from "./up-command.ts";

const EXAMPLES = `
Examples:
  byoa up                                  then set the variables that it prints, in the terminal of your client
  byoa up --port 9000 --state-dir ~/up     another port, another folder for jobs, logs and objects
  byoa up --reset                          remove all that it keeps

Any credentials will do: they are never checked, kept or shown. docs/up.md says which operations are there.
Exit codes: 0 ended by Ctrl-C, 2 wrong usage, 3 byoa or the engine failed.`;

/** `byoa up` on the command line. */
export function addUp(program: Command, run: Run): void {
  program
    .command("up")
    .description("SageMaker's API on this machine, for boto3, the AWS CLI and every other SDK, until Ctrl-C")
    .option("--port <PORT>", "port of the loopback interface", wholeNumber(1, 65_535), 8765)
    .option("--state-dir <FOLDER>", "where jobs, logs and objects are kept", "byoa-up")
    .addOption(
      new Option(
        "--network <ACCESS>",
        "of containers whose job does not ask for isolation; open: they reach the network",
      )
        .choices(["none", "open"])
        .default("none"),
    )
    .addOption(engineFlag())
    .option("--reset", "remove everything that is kept, and end")
    .option("--json", "one JSON document a line: the address first, then each request")
    .option("--quiet", "no line for each request")
    .option("--debug", "show the stack of an error")
    .addHelpText("after", EXAMPLES)
    .action(async (flags: UpFlags) =>
      run(async (interruption) => (await import("./up-command.ts")).upCommand(flags, interruption)),
    );
}
