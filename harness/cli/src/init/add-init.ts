import type { Command } from "commander";
import type { Run } from "../command.ts";
import type { InitFlags } from "./init-command.ts";

const EXAMPLES = `
Examples:
  byoa init my-image
  byoa init my-image --folder ../my-image

Trains and serves it once with what lies in data/ (with Iris where there is none), and writes what was seen, each key explained.`;

/** `byoa init` on the command line. */
export function addInit(program: Command, run: Run): void {
  program
    .command("init")
    .description("write a byoa.yaml for an image by looking at it")
    .argument("<IMAGE>", "an image of this machine")
    .option("--folder <DIR>", "where byoa.yaml goes, and where data/ is looked for", ".")
    .option("--force", "overwrite the byoa.yaml that is there")
    .option("--debug", "show the stack of an error")
    .addHelpText("after", EXAMPLES)
    .action(async (image: string, flags: InitFlags) =>
      run(async ({ signal }) => (await import("./init-command.ts")).initCommand(image, flags, signal)),
    );
}
