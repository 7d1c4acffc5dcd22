import type { Profile } from "../profile/profile.ts";
import { endedByOurLimits } from "./ended-by-our-limits.ts";
import { type Judgement, type NotTestable, notTestable } from "./judgement.ts";
import { type TimeBound, type TimedSpan, wasTooBusy, withheldIn } from "./machine-time.ts";

/**
 * What a judge said, unless it rests on time and the machine was too busy to say it: then neither for nor against the image. It stands when
 * more than half of the spans that it rests on were free. A requirement that names no spans rests on those in which a limit of ours ended
 * what was observed, as far as it speaks against the image.
 */
export function unlessBusy<O>(
  judgement: Judgement,
  timed: TimeBound<O> | undefined,
  observed: O,
  profile: Profile,
): Judgement | NotTestable {
  const spans = spansOf(judgement, timed, observed, profile);
  const busy = spans.filter(wasTooBusy);
  const [example] = busy;
  if (example === undefined || busy.length * 2 < spans.length) return judgement;
  const waited = `${seconds(withheldIn(example))} of ${seconds(example.toMs - example.fromMs)}`;
  const said = judgement.kind === "broken" ? `${judgement.finding}; but ` : "";
  const reason = `${said}the machine was too busy: the container waited for a processor for ${waited}. Run again when less else runs.`;
  return { ...notTestable(reason), tooBusy: true };
}

function spansOf<O>(
  { kind }: Judgement,
  timed: TimeBound<O> | undefined,
  observed: O,
  profile: Profile,
): readonly TimedSpan[] {
  if (timed !== undefined) return timed.verdicts.includes(kind) ? timed.spans(observed, profile, kind) : [];
  return kind === "broken" ? endedByOurLimits(observed) : [];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
