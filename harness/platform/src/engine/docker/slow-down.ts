import type Dockerode from "dockerode";
import { engineFault, statusCode } from "./engine-fault.ts";

/** Short enough that a slow program still reacts at once; a quota below 1 ms of it is refused. */
const PERIOD_US = 50_000;
const LEAST_QUOTA_US = 1_000;
const NO_QUOTA = -1;

/**
 * Sets the processor quota of a running container; without `share` it gets back what it had (`processors`: its own limit, if it has one).
 * False when it is gone, or the kernel knows no quota.
 */
export async function slowDown(
  container: Dockerode.Container,
  name: string,
  share: number | undefined,
  processors: number | undefined,
): Promise<boolean> {
  try {
    await container.update(quota(share, processors));
    return true;
  } catch (error) {
    const status = statusCode(error);
    // 404 and 409: it is gone, or does not run any more. 400 and 500: the engine's kernel has no quota.
    if (status !== undefined) return false;
    throw engineFault(`slowing ${name} down`, error);
  }
}

/** A container with a limit of its own has it as NanoCpus, and takes no quota in another form. */
export function quota(
  share: number | undefined,
  processors: number | undefined,
): { readonly CpuPeriod: number; readonly CpuQuota: number } | { readonly NanoCpus: number } {
  if (processors !== undefined) return { NanoCpus: Math.round((share ?? processors) * 1e9) };
  const quotaUs = share === undefined ? NO_QUOTA : Math.max(LEAST_QUOTA_US, Math.round(share * PERIOD_US));
  return { CpuPeriod: PERIOD_US, CpuQuota: quotaUs };
}
