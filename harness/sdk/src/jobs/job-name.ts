/**
 * `<base>-<time>`, as the Python SDK makes them: unique to the millisecond, sorted by time, at most 63 characters.
 *
 * @example jobName("byoa/decision-tree:latest") // "decision-tree-2026-11-24-14-30-12-345"
 */
export function jobName(image: string, now: Date = new Date()): string {
  const time = now
    .toISOString()
    .replace(/[-:T.]/g, "-")
    .replace("Z", "");
  const last = image.split("/").at(-1)?.split(/[:@]/, 1)[0] ?? "";
  const base = last
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .slice(0, 62 - time.length)
    .replace(/^-+|-+$/g, "");
  return base === "" ? `job-${time}` : `${base}-${time}`;
}
