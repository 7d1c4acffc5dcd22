// npm start: set up what is missing and check both algorithms; npm start -- IMAGE: check an image of yours.
import { join } from "node:path";
import { runScript } from "../child-process.ts";
import { runCommand } from "../command.ts";
import { ensureEngine } from "../engine/ensure-engine.ts";
import { root } from "../root.ts";
import { setUp, setUpAlgorithms } from "../set-up.ts";

const byoa = join(root, "harness", "cli", "src", "main.ts");

await runCommand(async (context) => {
  const [image, ...flags] = context.args;
  if (image !== undefined && !image.startsWith("-")) {
    await ensureEngine(context);
    // Paths in the flags are meant from where npm was called.
    return await runScript(byoa, ["check", image, ...flags], context.env.INIT_CWD ?? root);
  }
  const engine = await setUp(context);
  // All is built before anything is measured.
  const algorithms = await setUpAlgorithms(engine, context);
  let worst = 0;
  for (const { tag, config, name } of algorithms) {
    context.signal.throwIfAborted();
    const report = join("byoa-report", name);
    const check = ["check", tag, "--config", config, "--report", report, ...context.args];
    worst = Math.max(worst, await runScript(byoa, check, root));
  }
  return worst;
});
