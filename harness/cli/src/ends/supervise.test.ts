import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { byoa, ended, spawnByoa } from "../spawn-byoa.fixture.ts";
import { HANGS, NEVER_TAKEN, planted } from "./planted.fixture.ts";
import { sleepingProgram } from "./sleeping-program.fixture.ts";

// Each starts processes: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const linux = process.platform === "linux";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-ends-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("signals", () => {
  test.runIf(linux).each(SIGNALS)(
    "%s in the first moment in which it can be caught is 130 and one line",
    async (signal) => {
      const child = spawnByoa(["list"], { folder });
      await untilItListens(child);
      child.kill(signal);
      expect(await ended(child)).toMatchObject({ code: 130, stderr: "byoa: interrupted. Nothing was left running.\n" });
    },
  );

  test.each(SIGNALS)(
    "%s during a job ends its program and removes its folders, though it ignores SIGTERM",
    async (signal) => {
      await using program = await sleepingProgram();
      const child = spawnByoa(["train", program.folder, "--engine", "process"], { folder });
      const outcome = ended(child);
      const { processId, baseFolder } = await program.running();
      child.kill(signal);
      expect(await outcome).toMatchObject({
        code: 130,
        stderr: expect.stringMatching(/byoa: interrupted\. Nothing was left running\.\n$/),
      });
      expect([isRunning(processId), existsSync(baseFolder)]).toEqual([false, false]);
      expect(existsSync(join(folder, "byoa-jobs"))).toBe(false);
    },
  );

  test("a second signal leaves at once; what can be removed at once is, the rest is named with its command", async () => {
    const register = new URL("../../../platform/src/left-behind.ts", import.meta.url).href;
    const scratch = new URL("../../../platform/src/engine/scratch-folder.ts", import.meta.url).href;
    const source = `${HANGS}
      import { mayBeLeftBehind } from ${JSON.stringify(register)};
      import { makeScratchFolder } from ${JSON.stringify(scratch)};
      mayBeLeftBehind({ what: "a container", removal: "docker rm -f it" });
      console.error(await makeScratchFolder("planted"));`;
    const child = spawnByoa(["list"], { folder, environment: planted(source) });
    const outcome = ended(child);
    const [place] = await Promise.all([firstLine(child), linux ? untilItListens(child) : sleep(1_000)]);
    // The command has begun to wait for its output.
    await sleep(1_500);
    child.kill("SIGTERM");
    await sleep(100);
    child.kill("SIGTERM");
    const { code, stderr } = await outcome;
    expect(code).toBe(130);
    expect(stderr.split("\n").slice(1).join("\n")).toBe(
      "byoa: interrupted. Not removed: a container. The next byoa run removes it, or now: docker rm -f it\n",
    );
    expect(existsSync(place)).toBe(false);
  });

  test("a clean-up that hangs is cut", async () => {
    const child = spawnByoa(["list"], { folder, environment: planted(`${HANGS} console.error("began");`) });
    const outcome = ended(child);
    await firstLine(child);
    await sleep(1_500);
    child.kill("SIGTERM");
    const { code, stderr } = await outcome;
    expect(code).toBe(130);
    expect(stderr).toBe(
      "began\nbyoa: interrupted, removing what was started … (again to leave at once)\nbyoa: interrupted. Nothing was left running.\n",
    );
  });

  test("a reader that left does not keep a signal from being heard", async () => {
    await using program = await sleepingProgram();
    const child = spawnByoa(["train", program.folder, "--engine", "process"], { folder });
    const outcome = ended(child);
    child.stdout.destroy();
    child.stderr.destroy();
    const { processId, baseFolder } = await program.running();
    child.kill("SIGTERM");
    expect((await outcome).code).toBe(130);
    expect([isRunning(processId), existsSync(baseFolder)]).toEqual([false, false]);
  });

  test.runIf(linux)("a terminal that closes ends the job, removes everything, and is 130", async () => {
    await using program = await sleepingProgram();
    const exitCode = join(folder, "exit-code");
    const command = `${process.execPath} ${main} train ${program.folder} --engine process`;
    // The terminal's shell dies with it; the one inside outlives both, to write the exit code down.
    const line = `(trap '' HUP; ${command}; echo $? > ${exitCode}.new; mv ${exitCode}.new ${exitCode}); true`;
    const terminal = spawn("script", ["-qfec", line, "/dev/null"], {
      cwd: folder,
      stdio: ["pipe", "ignore", "ignore"],
    });
    const { processId, baseFolder } = await program.running();
    terminal.kill("SIGKILL");
    while (!existsSync(exitCode)) await sleep(20);
    expect(await readFile(exitCode, "utf8")).toBe("130\n");
    expect([isRunning(processId), existsSync(baseFolder)]).toEqual([false, false]);
  });
});

describe("crashes", () => {
  test.each([
    ["an exception that nobody catches", "setTimeout(() => { throw new Error('planted') }, 150);"],
    ["a promise that nobody handles", "setTimeout(() => { Promise.reject(new Error('planted')) }, 150);"],
  ])("%s is exit 3, one line, and a file for its owner alone", async (_title, source) => {
    const { code, stderr } = await byoa(["list"], { folder, environment: planted(`${HANGS} ${source}`) });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^byoa: internal error: planted — a fault of byoa, not of the image\. Details: \S+\n$/);
    const file = /Details: (\S+)/.exec(stderr)?.[1] ?? "";
    const details = await readFile(file, "utf8");
    expect(details).toMatch(/^byoa \d+\.\d+\.\d+, node v24[^\n]+\ncommand line: \["list"\]\n\nError: planted\n {4}at /);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await rm(file);
  });

  test("a command that waits for what cannot come is a crash, not a success", async () => {
    const { code, stderr } = await byoa(["list"], { folder, environment: planted(NEVER_TAKEN) });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^byoa: internal error: the command waits for something that cannot come any more — .*\n$/);
    await removeDetails(stderr);
  });

  test("a process that something else ends never ends with 1", async () => {
    const { code, stderr } = await byoa(["list"], {
      folder,
      environment: planted(`${HANGS} setTimeout(() => process.exit(1), 1000);`),
    });
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^byoa: internal error: something ended the process with 1 before the command was done — .*\n$/,
    );
    await removeDetails(stderr);
  });

  test("a crash during a job ends its program and removes its folders", async () => {
    await using program = await sleepingProgram();
    const source = `process.once("SIGUSR2", () => { throw new Error("planted") });`;
    const child = spawnByoa(["train", program.folder, "--engine", "process"], { folder, environment: planted(source) });
    const outcome = ended(child);
    const { processId, baseFolder } = await program.running();
    child.kill("SIGUSR2");
    const { code, stderr } = await outcome;
    expect([code, isRunning(processId), existsSync(baseFolder)]).toEqual([3, false, false]);
    expect(stderr).toMatch(/byoa: internal error: planted — .*\n$/);
    await removeDetails(stderr);
  });

  test("a result that could not be written is exit 3, whoever wrote it", async () => {
    const full = await open("/dev/full", "w");
    await writeFile(join(folder, "byoa.yaml"), "command: [sh, main.sh]\nchannels: {}\n");
    await writeFile(join(folder, "main.sh"), "exit 0\n");
    const child = spawn(process.execPath, [main, "train", ".", "--engine", "process"], {
      cwd: folder,
      stdio: ["ignore", full.fd, "pipe"],
    });
    let stderr = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    await full.close();
    expect(code).toBe(3);
    expect(stderr).toContain("byoa: the result could not be written (ENOSPC) — standard output. Make room there.\n");
  });
});

/** Until the process listens: of the three signals SIGHUP is the last, and the one that Node never catches by itself. */
async function untilItListens(child: ChildProcess): Promise<void> {
  for (;;) {
    const mask = /SigCgt:\s+([0-9a-f]+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? "0";
    if (BigInt(`0x${mask}`) & 1n) return;
    await sleep(1);
  }
}

async function firstLine(child: ReturnType<typeof spawnByoa>): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let text = "";
  child.stderr.on("data", (chunk: Buffer | string) => {
    text += chunk.toString();
    if (text.includes("\n")) resolve(text.split("\n", 1)[0] ?? "");
  });
  return await promise;
}

/** A zombie runs no more. */
function isRunning(processId: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${processId}/status`, "utf8"));
  } catch {
    return false;
  }
}

async function removeDetails(stderr: string): Promise<void> {
  await rm(/Details: (\S+)/.exec(stderr)?.[1] ?? "", { force: true });
}
