// npm start: set up what is missing and check both algorithms; npm start -- IMAGE: check an image of yours.
// Where no container engine can be had, both run as processes, and what only a container shows is named.
import { join } from "node:path";
import { runScript } from "../child-process.ts";
import { type CommandContext, runCommand } from "../command.ts";
import { engineIfAny } from "../engine/engine-if-any.ts";
import { ensureEngine } from "../engine/ensure-engine.ts";
import { decisionTree, tensorflow } from "../image/examples.ts";
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
  let worst = 0;
  for (const { name, words } of await algorithmsToCheck(context)) {
    context.signal.throwIfAborted();
    const report = join("byoa-report", name);
    worst = Math.max(worst, await runScript(byoa, ["check", ...words, "--report", report, ...context.args], root));
  }
  return worst;
});

/** What each algorithm is called, and what `byoa check` is told of it. */
async function algorithmsToCheck(context: CommandContext): Promise<{ name: string; words: string[] }[]> {
  const found = await engineIfAny(context);
  if ("engine" in found) {
    const engine = await setUp(context, found.engine);
    // All is built before anything is measured.
    const images = await setUpAlgorithms(engine, context);
    return images.map(({ name, tag, config }) => ({ name, words: [tag, "--config", config] }));
  }
  const step = context.progress("engine");
  step.note(`none: ${found.reason}`);
  step.note(
    "going on without containers: both algorithms run as processes; what only a container shows is named at the end",
  );
  return [decisionTree, tensorflow].map(({ name }) => ({
    name,
    words: [join("algorithms", name), "--engine", "process"],
  }));
}
