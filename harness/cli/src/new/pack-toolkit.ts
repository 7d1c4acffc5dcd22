import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runQuietly } from "../run-quietly.ts";

const repository = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
/** Packs the toolkit; a program of its own, since what judges images must not import what builds some of them. */
const packer = repository("shared/toolkit/build/pack.ts");
/** Where this command is itself a package, the toolkit lies packed in it. */
const packed = repository("vendor");

/** Puts the toolkit into `vendor/` of an algorithm's folder. */
export async function packToolkit(place: string, signal: AbortSignal): Promise<void> {
  if (existsSync(packed)) await cp(packed, join(place, "vendor"), { recursive: true });
  else await runQuietly(process.execPath, [packer, place], signal);
}
