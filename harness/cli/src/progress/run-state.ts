import type { CheckEvent, VerdictKind } from "@byoa/conformance";

/** Where a run stands, as its events tell it. */
export interface RunState {
  /** Title and start of each experiment that runs now. */
  readonly running: ReadonlyMap<string, { readonly title: string; readonly sinceMs: number; readonly line?: string }>;
  readonly next: readonly string[];
  readonly done: number;
  readonly planned: number;
  readonly counts: Readonly<Partial<Record<VerdictKind, number>>>;
  /** When the run should be over, once it was estimated. */
  readonly endsAtMs?: number;
  /** What a pull shows, while it goes on. */
  readonly pull?: string;
}

export const initialState: RunState = { running: new Map(), next: [], done: 0, planned: 0, counts: {} };

/** The state after an event; `nowMs` is the clock's. */
export function nextState(state: RunState, event: CheckEvent, nowMs: number): RunState {
  switch (event.kind) {
    case "image-progress":
      return { ...state, pull: `${event.reference}: ${event.line}` };
    case "image": {
      const { pull, ...rest } = state;
      return rest;
    }
    case "planned":
      return {
        ...state,
        planned: event.experiments.length,
        next: event.experiments.slice(0, 3).map(({ title }) => title),
      };
    case "started":
      return {
        ...state,
        running: new Map([...state.running, [event.name, { title: event.title, sinceMs: nowMs }]]),
        next: event.next.map(({ title }) => title),
      };
    case "progress": {
      const known = state.running.get(event.name);
      if (known === undefined) return state;
      return { ...state, running: new Map([...state.running, [event.name, { ...known, line: event.line }]]) };
    }
    case "finished":
      return {
        ...state,
        running: new Map([...state.running].filter(([name]) => name !== event.name)),
        done: event.done,
        planned: event.planned,
      };
    case "estimated":
      return { ...state, endsAtMs: nowMs + event.remainingMs };
    case "verdict":
      return {
        ...state,
        counts: { ...state.counts, [event.verdict.verdict]: (state.counts[event.verdict.verdict] ?? 0) + 1 },
      };
    default:
      return state;
  }
}
