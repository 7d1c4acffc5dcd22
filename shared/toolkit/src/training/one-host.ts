import type { Channel } from "./channels/channel.ts";
import type { Hosts } from "./hosts.ts";
import { JobFault } from "./job-fault.ts";
import { log } from "./log.ts";

/**
 * For an algorithm that trains on one host: true on the host that trains; the others are done, and their log says so.
 * @throws JobFault when the data are spread over several hosts: the one that trains would not see all of them
 */
export function isTrainingHost(
  hosts: Hosts,
  channels: readonly Pick<Channel, "name" | "config">[],
  write: (line: string) => void = log,
): boolean {
  if (!hosts.isLeader) {
    write(`this algorithm trains on one host: ${hosts.all[0]} trains, ${hosts.current} is done`);
    return false;
  }
  const sharded = channels.find(({ config }) => config.S3DistributionType === "ShardedByS3Key");
  if (hosts.all.length === 1 || sharded === undefined) return true;
  throw new JobFault(
    `channel "${sharded.name}" is ShardedByS3Key, but one host needs all rows; it must be FullyReplicated`,
  );
}
