// npm run coverage [-- PATH …]: which lines of the sources the unit tests run; a table, and a page for each file in coverage/.
import { join } from "node:path";
import { runInFront } from "../child-process.ts";
import { runCommand } from "../command.ts";
import { root } from "../root.ts";

const SOURCES = "{algorithms,datasets,frameworks,harness,setup,shared}/**/src/**/*.ts";

await runCommand(({ args }) =>
  runInFront(
    join(root, "node_modules", ".bin", "vitest"),
    [
      "run",
      "--project=unit",
      "--coverage.enabled",
      "--coverage.provider=v8",
      `--coverage.include=${SOURCES}`,
      "--coverage.exclude=**/*.{test,fixture}.ts",
      "--coverage.reporter=text-summary",
      "--coverage.reporter=html",
      "--coverage.reporter=lcov",
      ...args,
    ],
    root,
  ),
);
