import { join } from "node:path";
import { check, loadProfile, type ProfileFlags, type Report } from "@byoa/conformance";
import { buildImage, openLocalPlatform, readBuildContext } from "@byoa/platform";

/** Folder of a foreign image. */
export const folderOf = (name: string) => join(import.meta.dirname, "..", name);

/** Builds a foreign image and judges it as `byoa check` would with these flags, in a folder without a byoa.yaml. */
export async function judge(name: string, flags: ProfileFlags = {}): Promise<Report> {
  const tag = `byoa-foreign/${name}`;
  await buildImage({ tag, files: await readBuildContext(folderOf(name)) });
  const profile = await loadProfile({ folder: import.meta.dirname, flags: { ...flags, image: tag } });
  const { report } = await check({ profile, openPlatform: () => openLocalPlatform() });
  return report;
}

/** The verdicts that somebody would have to act on, in one line each. */
export function complaints(report: Report): string[] {
  return report.verdicts
    .filter(({ verdict }) => verdict === "fail" || verdict === "warn" || verdict === "error")
    .map(({ id, verdict, finding }) => `${id} ${verdict}: ${finding}`);
}

/** How many verdicts there are of a kind. */
export function ids(report: Report, kind: Report["verdicts"][number]["verdict"]): string[] {
  return report.verdicts.filter(({ verdict }) => verdict === kind).map(({ id }) => id);
}
