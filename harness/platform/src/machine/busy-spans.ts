import type { BusySpan } from "../observation/busy-span.ts";

/** Less than this share of a span is noise of any machine. */
const NOISE_SHARE = 0.05;
const KEPT_SPANS = 600;

/** Collects spans; when there are many, neighbours become one, so that a job of days is as small as one of minutes. */
export function busySpans(): { add(span: BusySpan): void; list(): readonly BusySpan[] } {
  let spans: BusySpan[] = [];
  return {
    add(span) {
      if (span.withheldMs < NOISE_SHARE * (span.toMs - span.fromMs)) return;
      spans.push({
        fromMs: Math.round(span.fromMs),
        toMs: Math.round(span.toMs),
        withheldMs: Math.round(span.withheldMs),
      });
      if (spans.length > KEPT_SPANS) spans = inPairs(spans);
    },
    list: () => [...spans],
  };
}

function inPairs(spans: readonly BusySpan[]): BusySpan[] {
  return spans.flatMap((span, index) => {
    if (index % 2 === 1) return [];
    const next = spans[index + 1] ?? { ...span, withheldMs: 0 };
    return [{ fromMs: span.fromMs, toMs: next.toMs, withheldMs: span.withheldMs + next.withheldMs }];
  });
}
