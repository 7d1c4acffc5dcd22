import { buildImage, openLocalPlatform } from "@byoa/platform";
import { beforeAll, expect, test } from "vitest";
import { loadProfile } from "../profile/load-profile.ts";
import { check } from "./check.ts";

/** Trainers of some 100 ms, on whose end neither more rows nor a pipe has an influence; the second has no handler, as process 1. */
const PROGRAMS = {
  hears: `
import { writeFileSync } from "node:fs";
process.on("SIGTERM", () => process.exit(143));
if (process.argv[2] !== "train") process.exit(2);
console.log("training");
for (let step = 0; step < 3; step += 1) {
  for (let i = 0, sum = 0; i < 5e6; i += 1) sum += i % 7;
  await new Promise(setImmediate);
}
writeFileSync("/opt/ml/model/model.json", "{}");
console.log("accuracy 0.97");
process.exit(0);
`,
  deaf: `
[ "$1" = train ] || exit 2
echo training
i=0
while [ $i -lt 100000 ]; do i=$((i+1)); done
echo '{}' > /opt/ml/model/model.json
echo accuracy 0.97
`,
};
const INTERPRETERS = { hears: "node", deaf: "sh" };
const imageOf = (name: string): string => `byoa-test/slow-motion-${name}`;

beforeAll(async () => {
  for (const name of ["hears", "deaf"] as const) {
    const dockerfile = `FROM node:24-bookworm-slim\nCOPY train.mjs /train.mjs\nENTRYPOINT ["${INTERPRETERS[name]}", "/train.mjs"]\n`;
    const files = { Dockerfile: { content: dockerfile }, "train.mjs": { content: PROGRAMS[name] } };
    await buildImage({ tag: imageOf(name), files });
  }
});

async function verdictsOf(name: string): Promise<Record<string, string>> {
  const { report } = await check({
    profile: await loadProfile({ flags: { image: imageOf(name) } }),
    openPlatform: () => openLocalPlatform({ engine: "docker" }),
    selection: { only: ["TRAIN-SIG-01", "LOG-02"] },
  });
  return Object.fromEntries(
    report.verdicts.map(({ id, verdict, finding }) => [id, finding === undefined ? verdict : `${verdict}: ${finding}`]),
  );
}

test("a trainer that is too fast to have a middle is seen to hear SIGTERM, and to log while it works", async () => {
  expect(await verdictsOf("hears")).toMatchObject({ "TRAIN-SIG-01": "pass", "LOG-02": "pass" });
});

test("a trainer that is too fast to have a middle is seen to be deaf", async () => {
  expect((await verdictsOf("deaf"))["TRAIN-SIG-01"]).toMatch(/^warn: process 1 \(\w+\) had no handler for SIGTERM/);
});
