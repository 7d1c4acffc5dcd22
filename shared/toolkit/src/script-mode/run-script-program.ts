import { workerData } from "node:worker_threads";
import { SERVE_ARGUMENT, TRAIN_ARGUMENT } from "@byoa/contract";
import { isPredictionWork } from "../serving/workers/messages.ts";
import type { OpenObject } from "./source/bring-code.ts";

/** What script mode needs from the image. */
export interface ScriptProgram {
  /** Opens `s3://bucket/key` of `sagemaker_submit_directory`. */
  readonly openObject: OpenObject;
}

/**
 * The entry point of an image that runs a user's script, as AWS's framework images do: `train` runs the script as a child
 * process, `serve` answers with its four functions. The counterpart of `runProgram`, which runs an algorithm of one's own.
 *
 * @param file `import.meta.url` of the program's main file
 *
 * @example
 * await runScriptProgram(import.meta.url, {
 *   openObject: async (location) => (await import("./s3-object.ts")).openS3Object(location),
 * });
 */
export async function runScriptProgram(file: string, { openObject }: ScriptProgram): Promise<void> {
  const [role, ...more] = process.argv.slice(2);
  if (isPredictionWork(workerData) || (role === SERVE_ARGUMENT && more.length === 0)) {
    const [{ runProgram }, { scriptServing }] = await Promise.all([
      import("../program/run-program.ts"),
      import("./serving/script-serving.ts"),
    ]);
    await runProgram(file, { serve: async () => scriptServing(openObject) });
  } else if (role === TRAIN_ARGUMENT && more.length === 0) {
    const { trainScript } = await import("./training/train-script.ts");
    process.exit(await trainScript(openObject));
  } else {
    const given = role === undefined ? "no argument" : `"${[role, ...more].join(" ")}"`;
    console.error(`usage: docker run IMAGE ${TRAIN_ARGUMENT}|${SERVE_ARGUMENT}, exactly one argument; got ${given}`);
    process.exitCode = 2;
  }
}
