import { rm, stat } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { loadProfile, type Profile } from "@byoa/conformance";
import { awaitedLater } from "@byoa/platform";
import { makeScratchFolder } from "@byoa/platform/scratch-folder";
import { type Deployment, openLocalSession, SdkError, type Session } from "@byoa/sdk";
import type { Interruption } from "../ends/interruption.ts";
import { reportOfError } from "../errors/error-lines.ts";
import { type Console, openConsole } from "../local/console.ts";
import { configurationFor } from "../local/image-argument.ts";
import { type Cycle, type Since, served, trainedModel } from "./dev-cycle.ts";
import { watchSources } from "./watch-sources.ts";

/** The flags of `byoa dev` as the parser gives them. */
export interface DevFlags {
  readonly input?: readonly string[];
  readonly hp?: readonly string[];
  readonly env?: readonly string[];
  readonly model?: string;
  readonly port: number;
  readonly config?: string;
  readonly quiet?: true;
  readonly debug?: true;
}

/** `byoa dev`: until Ctrl-C. What is wrong with a save is told and waits for the next; what is wrong with the words is thrown. */
export async function devCommand(given: string, flags: DevFlags, interruption: Interruption): Promise<number> {
  const console = openConsole(flags);
  const folder = resolve(given);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new SdkError(
      "folder-not-found",
      `There is no folder ${given}. Paths start at the current folder, ${process.cwd()}.`,
    );
  const load = async (): Promise<Profile> =>
    loadProfile({
      config: await configurationFor(folder, flags.config, "process"),
      flags: { ...flags, image: folder },
    });
  const { command } = await load();
  const { signal } = interruption;
  const jobsFolder = await makeScratchFolder("dev");
  try {
    await using session = await openLocalSession({ engine: "process", command, jobsFolder });
    await using sources = await watchSources(folder);
    interruption.becomesOrdinaryEnd();
    let since: Since = { atMs: performance.now(), words: "" };
    let running: Deployment | undefined;
    while (!signal.aborted) {
      const over = new AbortController();
      const changed = sources.next(AbortSignal.any([signal, over.signal]));
      const round = new AbortController();
      changed.then(
        () => round.abort(),
        () => round.abort(),
      );
      const cycle = {
        session,
        folder,
        jobsFolder,
        model: flags.model,
        port: flags.port,
        console,
        signal: round.signal,
      };
      running = await turn({ ...cycle, load, running, since });
      const save = await changed;
      over.abort();
      if (save === undefined) break;
      since = { atMs: save.atMs, words: " after the save" };
      console.say(`${console.colours.dim(`saved    ${relative(folder, save.path)}`)}`);
    }
    await ended(running);
    console.say("Ended");
    return 0;
  } finally {
    await rm(jobsFolder, { recursive: true, force: true });
  }
}

interface Turn extends Omit<Cycle, "profile"> {
  readonly session: Session;
  readonly load: () => Promise<Profile>;
  /** What the last turn left in service. */
  readonly running: Deployment | undefined;
  readonly since: Since;
}

/** One save: the old server makes room while the model is trained; what goes wrong is told. A next save ends it. */
async function turn({ load, running, since, ...rest }: Turn): Promise<Deployment | undefined> {
  const { console, signal } = rest;
  const ending = awaitedLater(ended(running));
  try {
    const cycle = { ...rest, profile: await load() };
    const model = cycle.model ?? (await trainedModel(cycle));
    await ending;
    if (model === undefined || signal.aborted) return undefined;
    return await served(model, cycle, since);
  } catch (error) {
    await ending;
    if (!signal.aborted) tell(console, error);
    return undefined;
  }
}

function tell({ say, colours }: Console, error: unknown): void {
  for (const line of reportOfError(error).lines) say(colours.red(line));
}

async function ended(deployment: Deployment | undefined): Promise<void> {
  await deployment?.stop();
  await deployment?.[Symbol.asyncDispose]();
}
