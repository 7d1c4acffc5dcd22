// Records the fixtures of recorded-check.test.ts anew: node harness/conformance/src/recording/record-fixtures.ts [NAME …]
// Needs a container engine and the images of `npm start`; the broken programs are built from harness/mutants/plain.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildImage, openLocalPlatform, readBuildContext, recordPlatform } from "@byoa/platform";
import { check } from "../run/check.ts";
import { type Fixture, fixtures, profileOf, recordingOf, verdictsOf } from "./fixtures.ts";
import { saveRecording } from "./recording-file.ts";

const wanted = process.argv.slice(2);
for (const fixture of fixtures.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
  await record(fixture);

async function record(fixture: Fixture): Promise<void> {
  await build(fixture);
  const recorder = recordPlatform(await openLocalPlatform());
  const { report } = await check({
    profile: await profileOf(fixture),
    openPlatform: async () => recorder.platform,
  });
  await saveRecording(recordingOf(fixture), await recorder.recording());
  await writeFile(verdictsOf(fixture), `${JSON.stringify(verdictTable(report.verdicts), null, 2)}\n`);
  console.log(`${fixture.name}: ${report.conclusion}, ${Math.round(report.durationMs / 1000)} s`);
}

async function build({ program, image, replace }: Fixture): Promise<void> {
  if (program === undefined) return;
  const folder = await mkdtemp(join(tmpdir(), "byoa-record-"));
  try {
    await cp(program, folder, { recursive: true });
    for (const { file, from, to } of replace ?? []) {
      const text = await readFile(join(folder, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      await writeFile(join(folder, file), text.replace(from, to));
    }
    await buildImage({ tag: image, files: await readBuildContext(folder) });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function verdictTable(verdicts: readonly { readonly id: string; readonly verdict: string }[]): Record<string, string> {
  return Object.fromEntries(verdicts.map(({ id, verdict }) => [id, verdict]));
}
