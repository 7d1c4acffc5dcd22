import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { isAlive, ownIdentity } from "./process-identity.ts";

const own = ownIdentity();

test("a process is alive as long as it runs, and another one of its number is not it", async () => {
  expect(isAlive(own)).toBe(true);
  const child = spawn("sleep", ["60"]);
  const identity = { ...own, pid: child.pid ?? 0, startTicks: 0 };
  expect(isAlive(identity)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isAlive(identity)).toBe(false);
  if (own.startTicks > 0) expect(isAlive({ ...own, startTicks: own.startTicks - 1 })).toBe(false);
});

test("what cannot be seen from another PID namespace is not said to be gone", () => {
  const inside = { ...own, namespace: own.namespace + 1, pid: 999_999_999 };
  expect(isAlive(inside, { ...own, namespace: 1 })).toBeUndefined();
});

test("the machine's own namespace sees the processes of the others", ({ task }) => {
  const script = `import(${JSON.stringify(new URL("process-identity.ts", import.meta.url).href)})
    .then(({ isAlive, ownIdentity }) => { console.log(JSON.stringify({ ...ownIdentity(), alive: isAlive(ownIdentity()) })); });`;
  const made = spawnSync("unshare", ["--pid", "--fork", process.execPath, "--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  if (made.status !== 0 || own.namespace !== 0xeffffffc) {
    task.meta.notRunHere = "it takes root of the machine itself to make a PID namespace and to see into it";
    return;
  }
  const inside = JSON.parse(made.stdout);
  expect(inside.pid).toBeLessThan(100);
  // Its /proc shows the machine's processes: number 1 there is another one.
  expect(inside.alive).toBe(true);
  expect(isAlive(inside)).toBe(false);
});
