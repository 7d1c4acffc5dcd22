/** How long the engine may take, in milliseconds in which the machine could work (`machine-timeout.ts`). Tests shorten them; what each is for stands with it. */
export interface CallLimits {
  /** What the engine answers out of its own memory: lists, information. */
  readonly lookMs: number;
  /** What it does to a container, or asks one: it may have to wait for the container's lock, which an archive that is read holds. */
  readonly workMs: number;
  /** Between two signs of life that are asked for while a call is pending. */
  readonly pingEveryMs: number;
  /** For one sign of life. */
  readonly pingLimitMs: number;
}

export const CALL_LIMITS: CallLimits = { lookMs: 30_000, workMs: 120_000, pingEveryMs: 2_000, pingLimitMs: 8_000 };

/** These take as long as what they wait for or carry: only the engine's signs of life say that they go on. */
const WITHOUT_LIMIT = [
  /^POST \/containers\/[^/]+\/(wait|attach)\b/,
  /^(GET|PUT) \/containers\/[^/]+\/archive\b/,
  /^POST \/exec\/[^/]+\/start\b/,
  /^POST \/(build|images\/create|images\/load|images\/.*\/push)\b/,
  /^GET \/(events|images\/.*\/get|containers\/[^/]+\/(export|logs|stats))\b/,
];
const OUT_OF_MEMORY = /^GET \/(_ping|info|version|containers\/json|images|networks|volumes)\b/;

/** The limit for the whole answer to a request; undefined: none but the engine's signs of life. */
export function limitOf(method: string, path: string, limits: CallLimits): number | undefined {
  const call = `${method} ${path}`;
  if (WITHOUT_LIMIT.some((pattern) => pattern.test(call))) return undefined;
  return OUT_OF_MEMORY.test(call) ? limits.lookMs : limits.workMs;
}
