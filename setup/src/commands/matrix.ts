// npm run matrix: set up what is missing and put every mutant through the full check.
import { join } from "node:path";
import { runScript } from "../child-process.ts";
import { runCommand } from "../command.ts";
import { root } from "../root.ts";
import { setUp, setUpEveryImage } from "../set-up.ts";

await runCommand(async (context) => {
  await setUpEveryImage(await setUp(context), context);
  context.signal.throwIfAborted();
  return await runScript(join(root, "harness", "mutants", "src", "matrix.ts"), context.args, root);
});
