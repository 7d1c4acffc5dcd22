import { type EndpointObservation, type Exchange, tellingLines } from "@byoa/platform";
import { decisiveLine } from "../../diagnosis/decisive-line.ts";
import type { Evidence } from "../../requirement/evidence.ts";
import { firstLines, listed, shorten } from "../../requirement/evidence-text.ts";
import { redact } from "../../secrets/redact.ts";

const LOG_LINES = 6;
const BODY_CHARACTERS = 200;

/** How the container ended. */
export function exitEvidence({ exit }: EndpointObservation): Evidence {
  const label = "exit code";
  if (exit === undefined) return { label, text: "(it was still running)" };
  const parts = [`${exit.code} after ${seconds(exit.atMs)}`];
  if (exit.outOfMemory) parts.push("killed by the memory limit");
  if (exit.startError !== undefined) parts.push(shorten(exit.startError.trim()));
  return { label, text: parts.join("; ") };
}

/** The end of the container's log, secrets replaced. */
export function lastLogEvidence({ log, environment }: EndpointObservation): Evidence {
  const text = tellingLines(log, LOG_LINES).map((line) => shorten(redact(line.text, environment)));
  return { label: "last log lines", text: text.length === 0 ? "(the log is empty)" : text.join("\n") };
}

/** The line of the log that says why, as `byoa explain` reads it; undefined where no line speaks of a fault. */
export function reasonInLog({ log, environment }: EndpointObservation): string | undefined {
  const line = decisiveLine(log.map(({ text }) => text));
  return line === undefined ? undefined : shorten(redact(line, environment), 200);
}

/** One request and its answer. */
export function exchangeEvidence(exchange: Exchange): Evidence {
  const { method, path, headers, body } = exchange.request;
  const sent = Object.entries(headers)
    .filter(([name]) => !["host", "user-agent", "content-length"].includes(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${shorten(value, 60)}`);
  const size = body === undefined ? [] : [`${body.sizeBytes} bytes`];
  const answer = exchange.response?.body.text?.trim();
  const lines = [[...sent, ...size].join("; "), `→ ${outcome(exchange)} after ${seconds(exchange.totalMs)}`];
  if (answer) lines.push(firstLines(shorten(answer, BODY_CHARACTERS), 3));
  return { label: `${method} ${path} (${exchange.name})`, text: lines.join("\n") };
}

/** What `/ping` answered before it was ready, in order. */
export function answersEvidence({ readiness }: EndpointObservation): Evidence {
  const answers = readiness.answers.map((answer) => {
    const what = answer.error ?? `${answer.status}${answer.location === undefined ? "" : ` to ${answer.location}`}`;
    return `${what} (${answer.count} times, ${seconds(answer.firstAtMs)} to ${seconds(answer.lastAtMs)})`;
  });
  return { label: "GET /ping", text: answers.length === 0 ? "(never asked)" : answers.join("\n") };
}

/** Where the container listens. */
export function socketsEvidence({ readiness }: EndpointObservation): Evidence {
  return { label: "listens inside", text: socketList(readiness.sockets) };
}

/** Sockets for a sentence: `127.0.0.1:8080 and …`. */
export function socketList(sockets: readonly { readonly address: string; readonly port: number }[]): string {
  const names = sockets.map(({ address, port }) =>
    address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`,
  );
  return names.length === 0 ? "nowhere" : listed([...new Set(names)]);
}

/** What came of a request: `500`, `a connection that was reset`, `no answer in time`. */
export function outcome({ response, error, received }: Exchange): string {
  if (response !== undefined) return String(response.status);
  const words = errorInWords(error);
  if (received === undefined) return words;
  return `${words} (status ${received.status}, ${received.bodyBytes.toLocaleString("en")} bytes of its body came)`;
}

/** What came instead of a response. */
function errorInWords(error: string | undefined): string {
  return ERRORS[error ?? ""] ?? `no answer (${error})`;
}

const ERRORS: Readonly<Record<string, string>> = {
  refused: "a refused connection",
  reset: "a connection that was reset",
  timeout: "no answer in time",
  "not-http": "an answer that is not HTTP",
  "headers-too-long": "an answer with more than 64 KiB of headers",
  "answer-too-long": "an answer that is too long",
  "interim-only": "only interim answers (1xx)",
};

/** A time for people. */
export function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
