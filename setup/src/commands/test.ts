// npm test: set up what is missing and run every test there is; npm test -- PATH...: the tests of these paths alone.
import { runCommand } from "../command.ts";
import { setUp, setUpEveryImage } from "../set-up.ts";
import { runChecks } from "../test-run/run-checks.ts";

await runCommand(async (context) => {
  await setUpEveryImage(await setUp(context), context);
  return await runChecks({ projects: ["unit", "engine"], context });
});
