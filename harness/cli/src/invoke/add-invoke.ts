import type { Command } from "commander";
import type { Run } from "../command.ts";
import type { InvokeFlags } from "./invoke-command.ts";

const EXAMPLES = `
Examples:
  byoa invoke --body @row.csv
  byoa invoke --body '5.1,3.5,1.4,0.2' --content-type text/csv
  byoa invoke http://127.0.0.1:9090 --body @sample.json --accept text/csv
  cat rows.csv | byoa invoke --body @- --content-type text/csv

Exit codes: 0 answered with 2xx, 1 refused or not answered, 2 wrong usage.`;

/** `byoa invoke` on the command line. */
export function addInvoke(program: Command, run: Run): void {
  program
    .command("invoke")
    .description("send one request to an endpoint and print its answer")
    .argument("[URL]", "the endpoint", "http://127.0.0.1:8080")
    .requiredOption("--body <@FILE|TEXT>", "what to send; @- is the standard input")
    .option("--content-type <TYPE>", "its content type (default: by the file's ending)")
    .option("--accept <TYPE>", "its Accept header")
    .option("--json", "status, headers, body and time as one JSON document")
    .option("--debug", "show the stack of an error")
    .addHelpText("after", EXAMPLES)
    .action(async (url: string, flags: InvokeFlags) =>
      run(async ({ signal }) => (await import("./invoke-command.ts")).invokeCommand(url, flags, signal)),
    );
}
