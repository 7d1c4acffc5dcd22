import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test, vi } from "vitest";
import { openProcessEngine } from "./open-process-engine.ts";
import { programFolder } from "./program.fixture.ts";

const FIXTURE = join(import.meta.dirname, "guard.fixture.ts");

/** Starts a process that runs the script as a job; gives it and the first line of the job's log. */
async function runElsewhere(folder: string) {
  const child = spawn(process.execPath, [FIXTURE, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return { child, words: String(line).split(" ") };
}

/** False for one that is dead and not yet fetched by its parent. */
function runs(pid: string | undefined): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", pid ?? ""], { encoding: "utf8" });
  return /^[^Z]/.test(stdout.trim());
}

const soon = (assertion: () => void) => vi.waitFor(assertion, { timeout: 10_000, interval: 50 });

test("after SIGKILL of byoa its program ends, whatever left the program's group too, and the folder goes", async () => {
  await using program = await programFolder(
    `cd $SAGEMAKER_BASE_DIR; mkdir model/closed; chmod 555 model/closed; sleep 600 & other=$!
    setsid sh -c 'echo $$ > escaped; exec sleep 600' & sleep 0.3
    echo $$ $other $(cat escaped) $SAGEMAKER_BASE_DIR; wait`,
  );
  const { child, words } = await runElsewhere(program.path);
  const [main, other, escaped, base = ""] = words;
  expect([runs(main), runs(other), runs(escaped), existsSync(base)]).toEqual([true, true, true, true]);
  child.kill("SIGKILL");
  await soon(() =>
    expect([runs(main), runs(other), runs(escaped), existsSync(dirname(base))]).toEqual([false, false, false, false]),
  );
}, 30_000);

test("where nothing could guard it, the next start ends the program and removes its folder", async () => {
  await using program = await programFolder("echo $$ $SAGEMAKER_BASE_DIR; sleep 600");
  const { child, words } = await runElsewhere(program.path);
  const [main, base = ""] = words;
  const { stdout } = spawnSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" });
  const guard = stdout.split("\n").find((line) => line.includes("byoa-guard") && line.includes(dirname(base)));
  process.kill(Number.parseInt(guard ?? "", 10), "SIGKILL");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect([runs(main), existsSync(base)]).toEqual([true, true]);
  await using _ = await openProcessEngine({ command: program.command });
  await soon(() => expect([runs(main), existsSync(dirname(base))]).toEqual([false, false]));
}, 30_000);

test("a job that ends leaves no guard behind", async () => {
  await using program = await programFolder("echo $$ $SAGEMAKER_BASE_DIR");
  await using engine = await openProcessEngine({ command: program.command });
  const specification = { name: "algo-1", image: program.path, arguments: ["train"], environment: {}, mounts: [] };
  const host = await engine.prepare({ ...specification, network: "none" });
  await host.start();
  await host.exited;
  await host[Symbol.asyncDispose]();
  const folder = dirname(host.log[0]?.text.split(" ")[1] ?? "");
  await soon(() => expect(spawnSync("ps", ["-eo", "args="], { encoding: "utf8" }).stdout).not.toContain(folder));
});
