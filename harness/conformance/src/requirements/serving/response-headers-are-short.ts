import type { Exchange } from "@byoa/platform";
import { sampleAnswered } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, doubtful, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { issue } from "../../requirement/source.ts";
import { samplePrediction } from "../sights/serving.ts";
import { exchangeEvidence } from "./evidence-of-serving.ts";
import { isOk } from "./exchanges.ts";

const LONGEST_BYTES = 4_096;
/** Requests of the profile's own size; the others are made larger here, and a client may never send one so large. */
const ORDINARY = /^(sample: |first|repeated|accept |charset|unknown headers|custom attributes|alone 0$|together 0$)/;

export const responseHeadersAreShort = requirement({
  id: "INV-RHDR-20",
  section: "serving",
  level: "MUST",
  sentence: "The headers of a response have 4,096 bytes at most, all together.",
  why: 'The platform discards a response with longer headers: the client gets "headers with length greater than 4096 bytes" in place of the prediction.',
  causes: [
    "the request, the prediction or a trace is repeated in a header",
    "a cookie or a token of the framework is set on each response",
  ],
  fix: "Put what grows with the request into the body, and keep a short identifier in the header, for example X-Amzn-SageMaker-Custom-Attributes with 1,024 characters at most.",
  sources: [issue("aws/deep-learning-containers", 4668)],
  needs: { served: serveModel },
  dependsOn: ["INV-OK-01"],
  requires: sampleAnswered,
  passHasSeen: samplePrediction,
  judge({ served }) {
    const seen = served.exchanges.filter(
      ({ response, error, request }) =>
        request.path !== "/ping" && (response !== undefined || error === "headers-too-long"),
    );
    if (!seen.some(isOk)) return notTestable("no request is answered", "INV-OK-01");
    const long = seen.filter((exchange) => isTooLong(exchange));
    const example = long.find(({ name }) => ORDINARY.test(name)) ?? long[0];
    if (example === undefined) return pass();
    const sent = example.request.body?.sizeBytes ?? 0;
    const finding = `a request of ${bytes(sent)} is answered with ${size(example)} of headers, above ${bytes(LONGEST_BYTES)}`;
    const evidence = [longestHeader(example), exchangeEvidence(example)].filter((part) => part !== undefined);
    if (ORDINARY.test(example.name)) return broken(finding, ...evidence);
    return doubtful(
      "The headers of ordinary requests are short enough; only an unusual request has such a response.",
      finding,
      ...evidence,
    );
  },
});

function isTooLong(exchange: Exchange): boolean {
  return exchange.error === "headers-too-long" || headerBytes(exchange) > LONGEST_BYTES;
}

/** Names, values and line ends; how the platform counts is not documented. */
function headerBytes({ response }: Exchange): number {
  const lines = Object.entries(response?.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.byteLength(lines.join(""), "latin1");
}

function size(exchange: Exchange): string {
  return exchange.error === "headers-too-long" ? "more than 65,536 bytes" : bytes(headerBytes(exchange));
}

function longestHeader({ response }: Exchange) {
  const [longest] = Object.entries(response?.headers ?? {}).sort(([, one], [, other]) => other.length - one.length);
  if (longest === undefined) return undefined;
  return { label: "longest header", text: `${longest[0]}: ${bytes(longest[1].length)}` };
}

const bytes = (count: number): string => `${count.toLocaleString("en")} bytes`;
