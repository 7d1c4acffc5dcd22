import type { Experiment } from "../experiment/experiment.ts";

/** Experiments by the name under which a judge gets their observations. */
export type Needs = Readonly<Record<string, Experiment<unknown>>>;
