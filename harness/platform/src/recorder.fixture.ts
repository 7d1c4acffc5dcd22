import { fileURLToPath } from "node:url";
import { readBuildContext } from "./image-build/build-context.ts";
import { buildImage } from "./image-build/build-image.ts";

export const RECORDER_IMAGE = "byoa/recorder";

/** What the recorder image wrote down about its container. */
export interface ContainerRecord {
  readonly argv: string[];
  readonly cwd: string;
  readonly uid: number;
  readonly pid: number;
  readonly environment: Record<string, string>;
  readonly stdin: { readonly terminal?: boolean; readonly isNull?: boolean; readonly error?: string };
  readonly terminals: boolean[];
  readonly interfaces: string[];
  readonly hosts: string;
  readonly capabilities: string;
  /** Below `/opt/ml`; folders end with `/`, FIFOs with `|`. */
  readonly files: Record<string, { mode: string; owner: string; text?: string; target?: string }>;
  readonly writes: Record<string, string>;
  readonly pipes: Record<string, string>;
}

/** Builds the recorder image of harness/platform/recorder: a second or two, nothing when it is there. */
export async function buildRecorder(): Promise<void> {
  const folder = fileURLToPath(new URL("../recorder", import.meta.url));
  await buildImage({ tag: RECORDER_IMAGE, files: await readBuildContext(folder) });
}
