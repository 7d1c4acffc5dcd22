import { decorated } from "../decorated.ts";
import type { Endpoint } from "../endpoint/endpoint.ts";
import type { EndpointObservation, Exchange, Readiness } from "../observation/endpoint-observation.ts";
import type { Exit } from "../observation/process-facts.ts";
import type { RecordedEndpoint } from "./recording.ts";

/** The endpoint, recorded while it is used; `taken` gives its record once it was ready or had failed to get so. */
export function recordEndpoint(endpoint: Endpoint): {
  readonly started: Endpoint;
  readonly taken: () => RecordedEndpoint | undefined;
} {
  const exchanges: Exchange[] = [];
  const sent: RecordedEndpoint["sent"][number][] = [];
  const sentCounts = new Map<string, number>();
  const connectTimes: number[][] = [];
  const residentBytes: number[] = [];
  const processorMs: number[] = [];
  const observations: EndpointObservation[] = [];
  let readiness: Readiness | undefined;
  let exit: Exit | undefined;
  const noted = [
    endpoint.ready.then((seen) => {
      readiness = seen;
    }),
    endpoint.exited.then((seen) => {
      exit = seen;
    }),
  ];
  for (const note of noted) note.catch(() => {});

  const started = decorated(endpoint, {
    async call(call) {
      const exchange = await endpoint.call(call);
      exchanges.push(exchange);
      return exchange;
    },
    async send(call) {
      const count = sentCounts.get(call.name) ?? 0;
      sentCounts.set(call.name, count + 1);
      const exchange = await endpoint.send(call);
      const before = sent.findLast(({ name }) => name === call.name);
      if (before?.exchange.response?.status !== exchange.response?.status || before === undefined)
        sent.push({ name: call.name, from: count, exchange });
      return exchange;
    },
    async connectTimes(count, timeoutMs) {
      const times = await endpoint.connectTimes(count, timeoutMs);
      connectTimes.push(times);
      return times;
    },
    async residentBytes() {
      const bytes = await endpoint.residentBytes();
      if (bytes !== undefined) residentBytes.push(bytes);
      return bytes;
    },
    async processorMs() {
      const used = await endpoint.processorMs();
      if (used !== undefined) processorMs.push(used);
      return used;
    },
    async observation() {
      const observation = await endpoint.observation();
      observations.push(observation);
      return observation;
    },
  });
  const taken = (): RecordedEndpoint | undefined =>
    readiness === undefined
      ? undefined
      : {
          url: endpoint.url,
          readiness,
          // What ended it only after the last look is no part of what was seen.
          ...(exit === undefined || observations.at(-1)?.exit === undefined ? {} : { exit }),
          exchanges,
          sent,
          connectTimes,
          residentBytes,
          processorMs,
          observations,
        };
  return { started, taken };
}
