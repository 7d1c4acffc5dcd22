// node harness/cli/build/pack.ts [FOLDER]: packs the byoa command as npm publishes it, byoa-VERSION.tgz.
import { resolve } from "node:path";
import { packCommand } from "./src/pack-command.ts";

console.log(await packCommand(resolve(process.argv[2] ?? ".")));
