import { ROUTES } from "@byoa/contract";
import type { Clock } from "../clock.ts";
import type { Endpoint, EndpointCall } from "../endpoint/endpoint.ts";
import type { Exchange } from "../observation/endpoint-observation.ts";
import type { LogLine } from "../observation/log-line.ts";
import type { Exit } from "../observation/process-facts.ts";
import { notRecorded } from "./not-recorded.ts";
import { inOrder, inOrderByName } from "./recorded-series.ts";
import type { RecordedEndpoint } from "./recording.ts";

/** An endpoint that gets ready, answers and ends as the real one did, in the clock's time; calls are told apart by their names. */
export function recordedEndpoint(name: string, record: RecordedEndpoint, clock: Clock): Endpoint {
  const { url, readiness, exit, observations } = record;
  const startedMs = clock.nowMs();
  const elapsedMs = () => clock.nowMs() - startedMs;
  const last = observations.at(-1);
  const stop = last?.stop;
  const gone = new AbortController();
  const log: LogLine[] = [];
  const listeners = new Set<(line: LogLine) => void>();
  const { promise: exited, resolve: resolveExit } = Promise.withResolvers<Exit>();
  const exchanges = inOrderByName(record.exchanges);
  const asked = new Set(record.exchanges.map((exchange) => exchange.name));
  const observed = inOrder(observations);
  const used = inOrder(record.processorMs ?? []);
  const resident = inOrder(record.residentBytes);
  const connects = inOrder(record.connectTimes);
  const sentCounts = new Map<string, number>();

  const writeLog = async (): Promise<void> => {
    for (const line of last?.log ?? []) {
      await clock.pause(line.atMs - elapsedMs(), gone.signal);
      if (gone.signal.aborted) return;
      log.push(line);
      for (const listener of listeners) listener(line);
    }
  };
  const endByItself = async (): Promise<void> => {
    if (exit === undefined || stop !== undefined) return;
    await clock.pause(exit.atMs - elapsedMs(), gone.signal);
    resolveExit(exit);
  };
  const becomeReady = async () => {
    const settledMs =
      readiness.readyAtMs ?? readiness.gaveUp?.atMs ?? (readiness.endedBeforeReady ? exit?.atMs : undefined);
    await clock.pause((settledMs ?? readiness.limitMs) - elapsedMs(), gone.signal);
    return readiness;
  };
  for (const work of [writeLog(), endByItself()]) work.catch(() => {});
  const ready = becomeReady();

  return {
    url,
    log,
    exited,
    ready,
    onLogLine(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async call(call) {
      // A kind of request that the recording is older than: it was not sent, and its record holds nothing of it.
      if (!asked.has(call.name)) return neverSent(call, elapsedMs());
      const exchange = exchanges(call.name);
      if (exchange === undefined) throw notRecorded(`a call ${call.name} of the endpoint ${name}`);
      await clock.pause(exchange.totalMs, call.signal);
      return exchange;
    },
    async send(call) {
      const count = sentCounts.get(call.name) ?? 0;
      sentCounts.set(call.name, count + 1);
      const answer = record.sent.findLast((sent) => sent.name === call.name && sent.from <= count);
      if (answer === undefined) throw notRecorded(`a request ${call.name} of the endpoint ${name}`);
      return answer.exchange;
    },
    processorMs: async () => used(),
    residentBytes: async () => resident(),
    connectTimes: async () => [...(connects() ?? [])],
    async stop() {
      if (stop !== undefined) await clock.pause(stop.endedAtMs - stop.signalledAtMs, gone.signal);
      if (exit !== undefined) resolveExit(exit);
    },
    async observation() {
      const observation = observed();
      if (observation === undefined) throw notRecorded(`the record of the endpoint ${name}`);
      return observation;
    },
    async [Symbol.asyncDispose]() {
      gone.abort();
      listeners.clear();
    },
  };
}

function neverSent(call: EndpointCall, sentAtMs: number): Exchange {
  const request = { method: call.method ?? "POST", path: call.path ?? ROUTES.invocations, headers: {} };
  return { name: call.name, request, sentAtMs, totalMs: 0, error: "not-recorded" };
}
