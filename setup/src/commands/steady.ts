// npm run steady -- --runs N: set up what is missing and repeat whole checks under load; every verdict must be the same.
import { join } from "node:path";
import { runScript } from "../child-process.ts";
import { runCommand } from "../command.ts";
import { root } from "../root.ts";
import { setUp, setUpAlgorithms } from "../set-up.ts";

await runCommand(async (context) => {
  await setUpAlgorithms(await setUp(context), context);
  context.signal.throwIfAborted();
  return await runScript(join(root, "harness", "corpus", "src", "steady", "main.ts"), context.args, root);
});
