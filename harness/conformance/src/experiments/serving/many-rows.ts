import type { Endpoint } from "@byoa/platform";
import type { Profile, SampleRequest } from "../../profile/profile.ts";
import { multiplied } from "./payload/larger.ts";
import { recordsIn } from "./payload/records.ts";
import { sampleCall } from "./sample-call.ts";

/** One request with the sample's rows many times over; its exchange has the name `rows x1000`. */
export interface RowsTry {
  readonly times: number;
  /** Rows of the body. */
  readonly rows: number;
  readonly sentAtMs: number;
  readonly totalMs: number;
  /** What the container used of the processor meanwhile; absent where the engine cannot tell. */
  readonly processorMs?: number;
  /** Absent: no response. */
  readonly status?: number;
  readonly error?: string;
}

type Requests = Pick<Endpoint, "call" | "processorMs">;

const TIMES = [1, 10, 100, 1_000, 10_000] as const;
/** Below what an invocation may carry. */
const LARGEST_BODY = 5 * 1024 * 1024;
/** What ten times as many rows may be expected to take, or they are not sent. */
const LONGEST_EXPECTED_MS = 4_000;
/** How much longer than the request before it one may take; so a cost that explodes ends in seconds. */
const LONGER = 60;
const LEAST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 20_000;
/** From here on a request and the one before it are sent once more, on either clock: one measurement may be bad luck. */
const WORTH_A_SECOND_LOOK = 15;
const WORTH_A_SECOND_LOOK_MS = { processor: 80, wall: 200 } as const;

export const rowsName = (times: number): string => `rows x${times}`;
/** Two rows, the second without a line end. */
export const OPEN_END = "rows x2, no last line end";

/** The sample's rows 1, 10, 100, 1,000 and 10,000 times in one request each, as far as they are answered and take no longer than that. */
export async function manyRows(endpoint: Requests, sample: SampleRequest, profile: Profile): Promise<RowsTry[]> {
  const rowsOnce = recordsIn(sample.contentType, sample.body.toString("utf8"));
  if (rowsOnce === undefined) return [];
  const tries: RowsTry[] = [];
  let before: RowsTry | undefined;
  for (const times of TIMES) {
    const body = multiplied(sample.contentType, sample.body, times);
    if (body === undefined || body.byteLength > LARGEST_BODY) break;
    if (before !== undefined && 10 * (before.processorMs ?? before.totalMs) > LONGEST_EXPECTED_MS) break;
    const waitMs =
      before === undefined
        ? profile.limits.invocationMs
        : Math.min(LONGEST_WAIT_MS, Math.max(LEAST_WAIT_MS, LONGER * before.totalMs));
    const ask = async (count: number, payload: Buffer) => {
      const one = await measured(endpoint, { ...sample, body: payload }, count, profile, waitMs);
      tries.push({ ...one, rows: count * rowsOnce });
      return one;
    };
    const first = await ask(times, body);
    if (first.status !== 200) break;
    // A server that was under load may still be at work for requests that were given up: the first one waits for that.
    const now = before === undefined ? cheaper(first, await ask(times, body)) : first;
    const again = before === undefined ? undefined : multiplied(sample.contentType, sample.body, before.times);
    if (before !== undefined && again !== undefined && isSteep(before, now)) {
      await ask(before.times, again);
      if ((await ask(times, body)).status !== 200) break;
    }
    before = { ...now, rows: times * rowsOnce };
    if (times === 1) await openEnd(endpoint, sample, profile);
  }
  return tries;
}

async function measured(
  endpoint: Requests,
  sample: SampleRequest,
  times: number,
  profile: Profile,
  timeoutMs: number,
): Promise<Omit<RowsTry, "rows">> {
  const usedBefore = await endpoint.processorMs();
  const exchange = await endpoint.call(
    sampleCall(rowsName(times), sample, profile, { timeoutMs: Math.min(timeoutMs, profile.limits.invocationMs) }),
  );
  const usedAfter = await endpoint.processorMs();
  const { sentAtMs, totalMs, response, error } = exchange;
  return {
    times,
    sentAtMs,
    totalMs,
    ...(usedBefore === undefined || usedAfter === undefined ? {} : { processorMs: usedAfter - usedBefore }),
    ...(response === undefined ? {} : { status: response.status }),
    ...(error === undefined ? {} : { error }),
  };
}

type Cost = Pick<RowsTry, "totalMs" | "processorMs" | "status">;

function isSteep(before: Cost, now: Cost): boolean {
  const { processor, wall } = WORTH_A_SECOND_LOOK_MS;
  const steep = (leastMs: number, fromMs: number, toMs: number) =>
    toMs >= leastMs && toMs >= WORTH_A_SECOND_LOOK * fromMs;
  const ofProcessor =
    before.processorMs !== undefined &&
    now.processorMs !== undefined &&
    steep(processor, before.processorMs, now.processorMs);
  return ofProcessor || steep(wall, before.totalMs, now.totalMs);
}

const cheaper = <T extends Cost>(one: T, other: T): T =>
  other.status === 200 && (other.processorMs ?? other.totalMs) < (one.processorMs ?? one.totalMs) ? other : one;

async function openEnd(endpoint: Requests, sample: SampleRequest, profile: Profile): Promise<void> {
  const two = multiplied(sample.contentType, sample.body, 2);
  if (two === undefined) return;
  const body = two.at(-1) === 0x0a ? two.subarray(0, -1) : two;
  await endpoint.call(sampleCall(OPEN_END, { ...sample, body }, profile));
}
