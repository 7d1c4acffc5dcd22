import type { EndpointObservation } from "@byoa/platform";

/** Log lines that report a write to a read-only place. */
export function readOnlyComplaints(observation: Pick<EndpointObservation, "log">): string[] {
  return observation.log
    .map(({ text }) => text)
    .filter((text) => /read-only file ?system|EROFS|Errno 30\b/i.test(text));
}
