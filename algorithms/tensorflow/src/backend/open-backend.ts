import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BackendName, wantedBackend } from "./wanted-backend.ts";

/** Where the image keeps libtensorflow and the binding. */
const NATIVE_FOLDER = "/opt/tensorflow";

export interface Backend {
  readonly name: BackendName;
  /** What computes, with its version: "libtensorflow 2.21.0". */
  readonly library: string;
}

export interface BackendOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Folder of the native library; the image's own unless told. */
  readonly nativeFolder?: string;
  readonly log: (line: string) => void;
}

/**
 * Chooses who computes and loads only that: the native library where the image has it, else JavaScript. A native library
 * that is wanted but does not load is no reason to fail: JavaScript gives the same model, only later, and one line says so.
 * @throws RangeError for a bad TENSORFLOW_BACKEND
 */
export async function openBackend({
  environment = process.env,
  nativeFolder = NATIVE_FOLDER,
  log,
}: BackendOptions): Promise<Backend> {
  const wanted = wantedBackend(environment);
  const isThere = existsSync(join(nativeFolder, "tfjs_binding.node"));
  if (wanted === "native" || (wanted === undefined && isThere)) {
    try {
      if (!isThere) throw new Error(`there is none in ${nativeFolder}`);
      const { openNativeBackend } = await import("./native-backend.ts");
      return { name: "native", library: await openNativeBackend(nativeFolder) };
    } catch (error) {
      const [reason] = String(error instanceof Error ? error.message : error).split("\n");
      log(`the native TensorFlow does not load (${reason}): computing in JavaScript instead`);
    }
  }
  const { openPureBackend } = await import("./pure-backend.ts");
  return { name: "pure", library: await openPureBackend() };
}
