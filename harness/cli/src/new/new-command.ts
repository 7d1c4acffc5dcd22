import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "@byoa/conformance";
import { newAlgorithm } from "@byoa/scaffold";
import { coloursFor } from "../colours.ts";
import { interruptible } from "../local/interruptible.ts";
import { write } from "../output.ts";
import { runQuietly } from "../run-quietly.ts";
import type { NewFlags } from "./new-flags.ts";

const repository = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
/** Packs the toolkit; a program of its own, since what judges images must not import what builds some of them. */
const packer = repository("shared/toolkit/build/pack.ts");
/** Where this command is itself a package, the toolkit lies packed in it. */
const packed = repository("vendor");

/** `byoa new`: asks where there is somebody to ask. Throws ScaffoldError, UsageError `no-name`, Interrupted. */
export async function newCommand(name: string | undefined, flags: NewFlags): Promise<number> {
  const asked = process.stdin.isTTY && process.stdout.isTTY && flags.yes === undefined;
  const answers = asked ? await (await import("./ask.ts")).ask(name, flags) : { name, ...flags };
  if (answers.name === undefined) throw new UsageError("no-name", "no name is given. byoa new my-algorithm");
  const wanted = { ...answers, name: answers.name };
  return await interruptible(async (signal) => {
    const { folder, files } = await newAlgorithm({
      name: wanted.name,
      from: wanted.from,
      language: wanted.language,
      folder: flags.folder,
      packToolkit: (place) => toolkitInto(place, signal),
      signal,
    });
    const { bold, dim } = coloursFor(process.stdout);
    const place = relative("", folder) || ".";
    await write(
      [
        `${bold(`${place}/`)}  ${files.length} files`,
        "",
        `  cd ${place}`,
        `  docker build -t ${wanted.name} .`,
        `  byoa check ${wanted.name}`,
        "",
        dim("README.md says which file to change first, and how to go without containers."),
        "",
      ].join("\n"),
    );
    return 0;
  });
}

async function toolkitInto(place: string, signal: AbortSignal): Promise<void> {
  if (existsSync(packed)) await cp(packed, join(place, "vendor"), { recursive: true });
  else await runQuietly(process.execPath, [packer, place], signal);
}
