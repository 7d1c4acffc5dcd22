// npm start: set up what is missing and check the decision tree; npm start -- IMAGE: check an image of yours.
import { join } from "node:path";
import { runScript } from "../child-process.ts";
import { runCommand } from "../command.ts";
import { ensureEngine } from "../engine/ensure-engine.ts";
import { root } from "../root.ts";
import { example, setUp } from "../set-up.ts";

const byoa = join(root, "harness", "cli", "src", "main.ts");

await runCommand(async (context) => {
  const [image, ...flags] = context.args;
  if (image !== undefined && !image.startsWith("-")) {
    await ensureEngine(context);
    // Paths in the flags are meant from where npm was called.
    return await runScript(byoa, ["check", image, ...flags], context.env.INIT_CWD ?? root);
  }
  await setUp(context);
  context.signal.throwIfAborted();
  const config = join("algorithms", "decision-tree", "byoa.yaml");
  return await runScript(byoa, ["check", example.tag, "--config", config, ...context.args], root);
});
