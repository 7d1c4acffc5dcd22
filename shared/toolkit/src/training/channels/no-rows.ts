import { JobFault } from "../job-fault.ts";
import type { Channel } from "./channel.ts";

/** The fault of a channel in which there is nothing to learn from. */
export function noRows({ name, location }: Pick<Channel, "name" | "location">): JobFault {
  return new JobFault(`channel "${name}" has no rows: nothing to read in ${location}`);
}
