import { styleText } from "node:util";
import { buildPlain } from "./build.ts";
import { allMutants } from "./collection.ts";
import { runMutant } from "./run.ts";

/**
 * The whole matrix: every mutant (or those whose names contain one of the arguments) through the full check.
 * Each must show exactly what it announces. Prints one line each as a Markdown table; ends with 1 when one differs.
 */
const wanted = process.argv.slice(2);
const mutants = (await allMutants()).filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
if (mutants.length === 0) {
  console.error(`byoa matrix: no mutant is called like ${wanted.join(", ")}. See harness/mutants/broken.`);
  process.exit(2);
}
await buildPlain();
console.log("| mutant | must be found | found | seconds |\n|---|---|---|---:|");
let wrong = 0;
for (const mutant of mutants) {
  const { report, differences } = await runMutant(mutant, { whole: true });
  const broken = report.verdicts.filter(({ verdict }) => verdict === "fail" || verdict === "warn");
  const found = broken.map(({ id, verdict }) => `${id} ${verdict}`).join(", ");
  const seconds = (report.durationMs / 1000).toFixed(1);
  console.log(`| ${mutant.name} | ${Object.keys(mutant.fails).join(", ")} | ${found} | ${seconds} |`);
  if (differences.length === 0) continue;
  wrong += 1;
  for (const difference of differences) console.log(styleText("red", `  ✗ ${difference.slice(0, 600)}`));
}
console.log(`\n${mutants.length - wrong} of ${mutants.length} mutants exactly as announced`);
process.exit(wrong === 0 ? 0 : 1);
