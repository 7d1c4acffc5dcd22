import type { EndpointObservation, Exchange } from "@byoa/platform";
import { sampleAnswered } from "../../diagnosis/serving-preconditions.ts";
import { LARGE_BODIES } from "../../experiments/serving/odd-requests.ts";
import { serveOddRequests } from "../../experiments/serving/serve-odd-requests.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { oddResponseTo } from "../sights/serving.ts";
import { exchangeEvidence, exitEvidence, outcome, seconds } from "./evidence-of-serving.ts";
import { exchangesNamed } from "./exchanges.ts";

export const largeBodiesAreTaken = requirement({
  id: "INV-SIZE-10",
  section: "serving",
  level: "SHOULD",
  sentence: "The server takes the largest bodies that the platform lets through: 6 MiB, and 25 MB since 2025.",
  why: "A limit of the image's own refuses requests that the client was told are fine.",
  causes: [
    "nginx accepts 1 MB unless configured otherwise",
    "body parsers have small limits (Express: 100 kB)",
    "too little memory for the body and its parsed form",
  ],
  fix: 'nginx: `client_max_body_size 25m;`; Express: `express.text({ type: "text/csv", limit: "25mb" })`; Flask: leave MAX_CONTENT_LENGTH unset or set it to 25 * 1024 * 1024.',
  sources: [
    awsApi("runtime_InvokeEndpoint"),
    awsGuide("realtime-endpoints-test-endpoints"),
    issue("aws/amazon-sagemaker-examples", 2793),
    issue("aws/sagemaker-python-sdk", 171),
  ],
  needs: { odd: serveOddRequests },
  dependsOn: ["INV-OK-01"],
  requires: sampleAnswered,
  passHasSeen: oddResponseTo("a large body", "large "),
  judge({ odd }, profile) {
    const asked = [odd, ...odd.later].flatMap((record) =>
      exchangesNamed(record, "large ").map((exchange) => ({ record, exchange })),
    );
    if (asked.length === 0) return notApplicable("no larger body can be made of the sample");
    for (const { record, exchange } of asked) {
      const repeated = asked.find(({ exchange: other }) => isRepeated(other) && size(other) === size(exchange));
      if (!isTooLarge(exchange, repeated?.exchange)) continue;
      const finding = `a body of ${size(exchange)} gets ${outcome(exchange)}${endedBy(record)}`;
      const how = isRepeated(exchange) ? "the sample's records repeated" : "the sample and blank space";
      return broken(finding, exchangeEvidence(exchange), { label: "body", text: how }, exitEvidence(record));
    }
    const unfinished = asked.find(({ exchange }) => isRepeated(exchange) && exchange.error === "timeout");
    if (unfinished !== undefined) {
      const howLong = seconds(profile.limits.invocationMs);
      const full = `a body of ${size(unfinished.exchange)}, full of the sample's records, got no answer within ${howLong}`;
      return pass(`${full}: that many are work, and no limit on the size showed`);
    }
    if (!asked.some(({ exchange }) => isRepeated(exchange))) return pass();
    const slow = asked.some(({ exchange }) => !isRepeated(exchange) && exchange.error === "timeout");
    const why = slow
      ? "blank space alone got no answer in time"
      : "blank space is refused as an input, or part of the sample's texts";
    return pass(`the sample was repeated to make it large: ${why}`);
  },
});

/** Only these speak of the size; any other answer shows that the body was taken and read. */
function isTooLarge(exchange: Exchange, repeated: Exchange | undefined): boolean {
  const { response, error } = exchange;
  if (response !== undefined) return response.status === 413 || response.status === 411;
  // Hundreds of thousands of records are work, and a slow model is no limit on the size.
  // Nor is the time that a model takes over one cell of megabytes, where ordinary records of that size were tried too.
  if (error === "timeout" && repeated !== undefined) return false;
  return error !== undefined && error !== "aborted";
}

const isRepeated = ({ name }: Exchange): boolean => name.endsWith("repeated");

function size({ name }: Exchange): string {
  return LARGE_BODIES.find((body) => name.includes(body.name))?.name ?? name;
}

function endedBy({ exit, stop }: EndpointObservation): string {
  if (exit === undefined || stop !== undefined) return "";
  return exit.outOfMemory
    ? "; the memory limit ended the container"
    : `; the container ended with exit code ${exit.code}`;
}
