import type { Experiment } from "../experiment/experiment.ts";
import type { Requirement } from "./requirement.ts";

/** The experiments that a requirement reads, by itself or by what it requires. */
export function readBy(requirement: Requirement): Experiment<unknown>[] {
  const { needs, uses = {}, requires } = requirement;
  return [...Object.values(needs), ...Object.values(uses), ...Object.values(requires?.uses ?? {})];
}
