// npm run interrupts -- --times 100: set up what is missing and interrupt real commands at random moments.
import { join } from "node:path";
import { runScript } from "../child-process.ts";
import { runCommand } from "../command.ts";
import { root } from "../root.ts";
import { setUp, setUpAlgorithms } from "../set-up.ts";

await runCommand(async (context) => {
  const needsContainers = !/--engine[ =]process/.test(context.args.join(" "));
  if (needsContainers) await setUpAlgorithms(await setUp(context), context);
  context.signal.throwIfAborted();
  return await runScript(join(root, "benchmarks", "src", "interrupts", "main.ts"), context.args, root);
});
