// npm run bench: set up what is missing and print every figure we state.
import { join } from "node:path";
import { runScript } from "../child-process.ts";
import { runCommand } from "../command.ts";
import { root } from "../root.ts";
import { setUp, setUpEveryImage } from "../set-up.ts";

await runCommand(async (context) => {
  await setUpEveryImage(await setUp(context), context);
  context.signal.throwIfAborted();
  return await runScript(join(root, "benchmarks", "src", "main.ts"), context.args, root);
});
