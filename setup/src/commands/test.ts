// npm test: set up what is missing and run every test there is; npm test -- PATH...: the tests of these paths alone.
// Where no container engine can be had, those that need one are left out, and the last lines name them.
import { runCommand } from "../command.ts";
import { engineIfAny } from "../engine/engine-if-any.ts";
import { ensurePip } from "../ensure-pip.ts";
import { setUp, setUpEveryImage } from "../set-up.ts";
import { engineTests } from "../test-run/engine-tests.ts";
import { runChecks } from "../test-run/run-checks.ts";
import { type TimedPart, timedProgress } from "../test-run/timed-progress.ts";

await runCommand(async (context) => {
  const found = await engineIfAny(context);
  if ("engine" in found) {
    const parts: TimedPart[] = [];
    const timed = { ...context, progress: timedProgress(context.progress, parts) };
    const bringAll = async () => {
      await setUpEveryImage(await setUp(timed, found.engine), timed);
      await ensurePip(timed);
    };
    return await runChecks({ context, setUp: bringAll, parts });
  }
  context.progress("engine").note(`none: ${found.reason}`);
  const files = await engineTests();
  const leftOut = [`Left out, for want of a container engine (${found.reason}):`, ...files.map((file) => `  ${file}`)];
  return await runChecks({ context, leftOut });
});
