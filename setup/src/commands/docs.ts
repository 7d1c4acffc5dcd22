// npm run docs: the documentation as a site, in site/dist; npm run docs -- dev|preview shows it. Needs no container engine.
import { join } from "node:path";
import { runScript } from "../child-process.ts";
import { runCommand } from "../command.ts";
import { root } from "../root.ts";

const site = join(root, "site");
const vitepress = join(site, "node_modules", "vitepress", "bin", "vitepress.js");

await runCommand(async ({ args: [command = "build", ...flags] }) => {
  const exitCode = await runScript(vitepress, [command, site, ...flags], root);
  if (command === "build" && exitCode === 0)
    process.stderr.write(`${join("site", "dist")} is the site; npm run docs -- preview shows it\n`);
  return exitCode;
});
