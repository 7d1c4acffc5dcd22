import { relative } from "node:path";
import { UsageError } from "@byoa/conformance";
import { newAlgorithm } from "@byoa/scaffold";
import { coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import type { NewFlags } from "./new-flags.ts";
import { packToolkit } from "./pack-toolkit.ts";

/** `byoa new`: asks where there is somebody to ask. Throws ScaffoldError, UsageError `no-name`, Interrupted. */
export async function newCommand(name: string | undefined, flags: NewFlags, signal: AbortSignal): Promise<number> {
  const asked = process.stdin.isTTY && process.stdout.isTTY && flags.yes === undefined;
  const answers = asked ? await (await import("./ask.ts")).ask(name, flags, signal) : { name, ...flags };
  if (answers.name === undefined) throw new UsageError("no-name", "no name is given. byoa new my-algorithm");
  const wanted = { ...answers, name: answers.name };
  signal.throwIfAborted();
  const { folder, files } = await newAlgorithm({
    name: wanted.name,
    from: wanted.from,
    language: wanted.language,
    folder: flags.folder,
    packToolkit: (place) => packToolkit(place, signal),
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
}
