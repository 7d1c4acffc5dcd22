// `docker run IMAGE train` learns, `docker run IMAGE serve` answers.
import { serve } from "./serve.mjs";
import { train } from "./train.mjs";

const roles = { train, serve };
const role = roles[process.argv[2]];
if (role === undefined) {
  console.error(`usage: main.mjs train|serve (unknown argument: ${process.argv[2]})`);
  process.exit(2);
}
role();
