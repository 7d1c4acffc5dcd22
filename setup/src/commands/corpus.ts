// npm run corpus [-- --run | --record | --page] [NAME …]: hold the harness against images whose true verdict is known.
import { join } from "node:path";
import { runScript } from "../child-process.ts";
import { runCommand } from "../command.ts";
import { root } from "../root.ts";
import { setUp } from "../set-up.ts";

await runCommand(async (context) => {
  const needsContainers = context.args.some((argument) => ["--run", "--record"].includes(argument));
  if (needsContainers) await setUp(context);
  context.signal.throwIfAborted();
  return await runScript(join(root, "harness", "corpus", "src", "main.ts"), context.args, root);
});
