import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildImage, openLocalPlatform, readBuildContext } from "@byoa/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadProfile } from "../profile/load-profile.ts";
import type { Verdict } from "../report/report.ts";
import { check } from "./check.ts";

const plain = fileURLToPath(new URL("../../../mutants/plain", import.meta.url));
const algorithm = fileURLToPath(new URL("../../../../algorithms/decision-tree", import.meta.url));
const BROKEN_IMAGE = "byoa-test/busy-machine";

let broken: string;
let burners: ChildProcess[];
beforeAll(async () => {
  broken = await mkdtemp(join(tmpdir(), "byoa-busy-"));
  await cp(plain, broken, { recursive: true });
  const main = join(broken, "main.mjs");
  // It hears SIGTERM neither as a trainer nor as a server.
  await writeFile(
    main,
    `process.on = (on => (name, ...rest) => name === "SIGTERM" ? process : on.call(process, name, ...rest))(process.on);\n${await readFile(main, "utf8")}`,
  );
  await buildImage({ tag: BROKEN_IMAGE, files: await readBuildContext(broken) });
  burners = Array.from({ length: 2 * availableParallelism() }, () =>
    spawn(process.execPath, ["-e", "for (;;) {}"], { stdio: "ignore" }),
  );
});
afterAll(async () => {
  for (const burner of burners) burner.kill("SIGKILL");
  await rm(broken, { recursive: true });
});

async function verdictsOf(image: string, config: string): Promise<readonly Verdict[]> {
  const { report } = await check({
    profile: await loadProfile({ config, flags: { image } }),
    openPlatform: () => openLocalPlatform({ engine: "docker" }),
  });
  return report.verdicts;
}

const inconclusive = ({ verdict, tooBusy, dependsOn }: Verdict): boolean =>
  verdict === "not-testable" && (dependsOn !== undefined || tooBusy === true);

test("a conformant image is blamed for nothing while every processor is burnt", async () => {
  const verdicts = await verdictsOf("byoa/decision-tree", join(algorithm, "byoa.yaml"));
  const others = verdicts.filter((one) => !["pass", "not-applicable"].includes(one.verdict) && !inconclusive(one));
  expect(others.map(({ id, verdict, finding }) => `${id} ${verdict}: ${finding}`)).toEqual([]);
});

test("an image that does not hear SIGTERM passes nowhere for it while every processor is burnt", async () => {
  const verdicts = await verdictsOf(BROKEN_IMAGE, join(plain, "byoa.yaml"));
  for (const id of ["TRAIN-SIG-01", "STOP-01", "STOP-03"]) {
    const verdict = verdicts.find((one) => one.id === id);
    expect([id, verdict?.verdict]).not.toEqual([id, "pass"]);
  }
  expect(verdicts.find(({ id }) => id === "TRAIN-EXIT-01")?.verdict).not.toBe("fail");
});
