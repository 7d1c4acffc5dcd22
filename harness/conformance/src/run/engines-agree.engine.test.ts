import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildImage, openLocalPlatform, readBuildContext } from "@byoa/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadProfile } from "../profile/load-profile.ts";
import type { Report } from "../report/report.ts";
import { check } from "./check.ts";

const plain = fileURLToPath(new URL("../../../mutants/plain", import.meta.url));
const algorithm = fileURLToPath(new URL("../../../../algorithms/decision-tree", import.meta.url));
const BROKEN_IMAGE = "byoa-test/engines-agree";

let broken: string;
beforeAll(async () => {
  broken = await mkdtemp(join(tmpdir(), "byoa-engines-"));
  await cp(plain, broken, { recursive: true });
  await writeFile(join(broken, "package.json"), '{"main": "main.mjs"}');
  // It must be movable to run without a container; and then it is broken in two ways.
  await replaceAll('"/opt/ml/', '(process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml") + "/');
  await replaceAll("`/opt/ml/", '(process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml") + `/');
  await replaceAll("const PORT = 8080;", "const PORT = Number(process.env.SAGEMAKER_BIND_TO_PORT ?? 8080);");
  await replaceAll("process.exit(1);", "process.exit(0);");
  await replaceAll("error instanceof Refusal ? error.status : 500", "500");
  await buildImage({ tag: BROKEN_IMAGE, files: await readBuildContext(broken) });
});
afterAll(() => rm(broken, { recursive: true }));

async function replaceAll(from: string, to: string): Promise<void> {
  let found = 0;
  for (const name of await readdir(broken)) {
    if (!name.endsWith(".mjs")) continue;
    const text = await readFile(join(broken, name), "utf8");
    found += text.split(from).length - 1;
    await writeFile(join(broken, name), text.replaceAll(from, to));
  }
  if (from.startsWith("const") || from.startsWith("process") || from.startsWith("error"))
    expect([from, found]).toEqual([from, 1]);
}

async function checked(image: string, config: string, engine: "docker" | "process"): Promise<Report> {
  const { report } = await check({
    profile: await loadProfile({ config, flags: { image } }),
    openPlatform: () => openLocalPlatform({ engine }),
  });
  return report;
}

/** What both engines say of the requirements that both can look at. */
async function bothVerdicts(image: string, folder: string, config: string) {
  const inContainers = await checked(image, config, "docker");
  const without = await checked(folder, config, "process");
  const seen = without.verdicts.filter(({ facet }) => facet === undefined).map(({ id }) => id);
  const of = ({ verdicts }: Report) =>
    verdicts.filter(({ id }) => seen.includes(id)).map(({ id, verdict }) => `${id} ${verdict}`);
  return {
    inContainers: of(inContainers),
    without: of(without),
    unseen: without.verdicts.map(({ id }) => id).filter((id) => !seen.includes(id)),
  };
}

test("the decision tree: the same verdicts with and without containers", async () => {
  const { inContainers, without, unseen } = await bothVerdicts(
    "byoa/decision-tree",
    algorithm,
    join(algorithm, "byoa.yaml"),
  );
  expect(without).toEqual(inContainers);
  expect(unseen).toMatchInlineSnapshot(`
    [
      "IMG-ARCH-01",
      "IMG-CMD-05",
      "IMG-EXEC-06",
      "IMG-INIT-07",
      "IMG-OPTML-09",
      "IMG-SCRIPT-10",
      "IMG-USER-11",
      "SEC-NET-01",
      "HOST-PORT-01",
      "HOST-BIND-02",
      "HOST-MODEL-12",
      "PORT-01",
      "MME-LABEL-01",
    ]
  `);
});

test("a broken program: the same faults with and without containers", async () => {
  const { inContainers, without } = await bothVerdicts(BROKEN_IMAGE, broken, join(plain, "byoa.yaml"));
  expect(without).toEqual(inContainers);
  expect(without).toContain("TRAIN-EXIT-02 fail");
  expect(without).toContain("INV-ERR-06 warn");
});
