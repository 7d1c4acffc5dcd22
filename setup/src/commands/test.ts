// npm test: set up what is missing and run every test there is; npm test -- PATH...: the tests of these paths alone.
// Where no container engine can be had, those that need one are left out, and the last lines name them.
import { runCommand } from "../command.ts";
import { engineIfAny } from "../engine/engine-if-any.ts";
import { setUp, setUpEveryImage } from "../set-up.ts";
import { engineTests } from "../test-run/engine-tests.ts";
import { runChecks } from "../test-run/run-checks.ts";

await runCommand(async (context) => {
  const found = await engineIfAny(context);
  if ("engine" in found) {
    await setUpEveryImage(await setUp(context, found.engine), context);
    return await runChecks({ projects: ["unit", "programs", "engine", "engine-side-by-side", "engine-wide"], context });
  }
  context.progress("engine").note(`none: ${found.reason}`);
  const files = await engineTests();
  const leftOut = [`Left out, for want of a container engine (${found.reason}):`, ...files.map((file) => `  ${file}`)];
  return await runChecks({ projects: ["unit", "programs"], context, leftOut });
});
