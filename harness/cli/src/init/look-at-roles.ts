import { join } from "node:path";
import { check, loadProfile, type RequirementId } from "@byoa/conformance";
import { type LogLine, openLocalPlatform } from "@byoa/platform";
import type { DataFolder } from "./data-folders.ts";
import { metricsIn } from "./metrics-in-log.ts";

/** What an image was seen to do. */
export interface SeenImage {
  readonly roles: readonly ("train" | "serve")[];
  /** Names of what its log prints as `name=number;`. */
  readonly metrics: readonly string[];
}

export interface LookOptions {
  readonly folder: string;
  readonly channels: readonly DataFolder[];
  readonly signal: AbortSignal;
}

const ROLES = { train: "IMG-TRAIN-03", serve: "IMG-SERVE-04" } as const satisfies Record<string, RequirementId>;

/** Trains and serves it once, on the platform that checks run on. Throws PlatformError, Interrupted. */
export async function lookAtRoles(image: string, { folder, channels, signal }: LookOptions): Promise<SeenImage> {
  const input = channels.map(({ name, path }) => `${name}=${join(folder, path)}`);
  const lines: LogLine[] = [];
  const { report } = await check({
    // A folder without a byoa.yaml: what stands in one must not decide what is seen.
    profile: await loadProfile({ folder: import.meta.dirname, flags: { image, input } }),
    selection: { only: Object.values(ROLES) },
    signal,
    openPlatform: () => openLocalPlatform(),
    onEvent: (event) => {
      if (event.kind === "job-log") lines.push(event.line);
    },
  });
  const holds = (id: RequirementId) =>
    report.verdicts.some((verdict) => verdict.id === id && verdict.verdict === "pass");
  return {
    roles: (["train", "serve"] as const).filter((role) => holds(ROLES[role])),
    metrics: metricsIn(lines.map(({ text }) => text)),
  };
}
