// The smallest program we know that meets the whole contract: a nearest-centroid classifier in plain Node, no dependency.
// Mutants are this program with one thing changed, so each line here is as plain as it can be.
import { serve } from "./serve.mjs";
import { train } from "./train.mjs";

const roles = { train, serve };
const role = roles[process.argv[2]];
if (role === undefined) {
  console.error(`usage: train | serve (unknown argument: ${process.argv[2]})`);
  process.exit(2);
}
role();
