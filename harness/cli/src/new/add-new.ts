import { type Command, Option } from "commander";
import type { Run } from "../command.ts";
import type { NewFlags } from "./new-flags.ts";

const EXAMPLES = `
Examples:
  byoa new                                     asks
  byoa new my-tree --from decision-tree
  byoa new my-algorithm --language python

What is made stands on its own: docker build needs nothing but its folder and the registries.
It has its test, its byoa.yaml, its data, a workflow for CI, a README, and passes the whole check.`;

/** `byoa new` on the command line. */
export function addNew(program: Command, run: Run): void {
  program
    .command("new")
    .description("make an algorithm of your own")
    .argument("[NAME]", "small letters, digits and hyphens")
    .addOption(
      new Option("--from <TEMPLATE>", "what it starts from (default: minimal)").choices([
        "minimal",
        "decision-tree",
        "tensorflow",
      ]),
    )
    .addOption(new Option("--language <LANGUAGE>", "what it is written in (default: node)").choices(["node", "python"]))
    .option("--folder <DIR>", "where it goes (default: ./NAME); it must be empty, or not there")
    .option("--yes", "ask nothing")
    .option("--debug", "show the stack of an error")
    .addHelpText("after", EXAMPLES)
    .action(async (name: string | undefined, flags: NewFlags) =>
      run(async ({ signal }) => (await import("./new-command.ts")).newCommand(name, flags, signal)),
    );
}
