// npm run check: lint, types, import rules and unit tests; needs no container engine.
import { runCommand } from "../command.ts";
import { runChecks } from "../test-run/run-checks.ts";

await runCommand((context) => runChecks({ context, fast: true }));
