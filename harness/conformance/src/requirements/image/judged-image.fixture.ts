import type { MainProcess, StopObservation } from "@byoa/platform";
import type { ImageLook } from "../../experiments/image/look-at-image.ts";
import type { StoppedObservation } from "../../experiments/training/train-stopped.ts";
import type { Profile } from "../../profile/profile.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aDeclaredProfile, aJob } from "../training/observations.fixture.ts";
import { said } from "../training/said.fixture.ts";
import { builtForTheInstance } from "./built-for-the-instance.ts";
import { entryHandsOn } from "./entry-hands-on.ts";
import { notABareInit } from "./not-a-bare-init.ts";
import { nothingNeededBelowOptMl } from "./nothing-needed-below-opt-ml.ts";
import { nothingNeededInCommand } from "./nothing-needed-in-command.ts";
import { runsAsRoot } from "./runs-as-root.ts";
import { scriptsCanBeStarted } from "./scripts-can-be-started.ts";
import { trainStartsTraining } from "./train-starts-training.ts";

export type Facts = Parameters<typeof aJob>[0];

export const stopOf = (killed: boolean, mainProcess: MainProcess | undefined): StopObservation => ({
  because: "stop-requested",
  signalledAtMs: 900,
  endedAtMs: killed ? 30_900 : 950,
  killed,
  graceMs: 30_000,
  ...(mainProcess === undefined ? {} : { mainProcess }),
});

function stoppedWith(killed: boolean, process: MainProcess | undefined): StoppedObservation {
  const stop = stopOf(killed, process);
  return {
    kind: "stopped",
    attempts: [{ lengthening: { kind: "pipe-held" }, job: aJob({ exitCode: killed ? 137 : 0, stop }) }],
  };
}

interface Stopped {
  readonly killed?: boolean;
  readonly process?: MainProcess;
  readonly profile?: Profile;
}

/** The verdicts of the rows on images that did not pass. */
export function judged(
  look: ImageLook,
  facts: Facts = {},
  { killed = false, process, profile = aDeclaredProfile() }: Stopped = {},
) {
  const observed = { look, sample: aJob(facts), stopped: stoppedWith(killed, process), endpoint: undefined };
  const all = [
    builtForTheInstance,
    trainStartsTraining,
    nothingNeededInCommand,
    entryHandsOn,
    notABareInit,
    nothingNeededBelowOptMl,
    scriptsCanBeStarted,
    runsAsRoot,
  ];
  const verdicts = all.map((requirement) => [requirement.id, said(judgementOf(requirement, observed, profile))]);
  return Object.fromEntries(verdicts.filter(([, verdict]) => verdict !== "pass"));
}
