import { sampleAnswered } from "../../diagnosis/serving-preconditions.ts";
import { serveOddRequests } from "../../experiments/serving/serve-odd-requests.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide } from "../../requirement/source.ts";
import { oddResponseTo } from "../sights/serving.ts";
import { exchangeEvidence, exitEvidence, lastLogEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed, exchangesNamed, isOk } from "./exchanges.ts";

export const scrapesDoNoHarm = requirement({
  id: "HOST-METRICS-17",
  section: "serving",
  level: "SHOULD",
  sentence: "`GET /metrics` is answered soon, with 200 or a 4xx, and changes nothing.",
  why: "The platform scrapes this path of every endpoint, every 60 s by default: a server that fails on it fills its log with errors, and one that waits or ends loses requests.",
  causes: [
    "a catch-all route takes every path for a prediction and fails without a body",
    "the handler of unknown routes raises",
    "the metrics of several workers are collected in files that cannot be written",
  ],
  fix: "Answer 404 for paths that you do not have, or 200 with metrics in the Prometheus text format. Express and Flask answer 404 by themselves as long as no route takes every path.",
  sources: [awsGuide("monitoring-detailed-observability-getting-started"), awsApi("MetricsConfig")],
  needs: { odd: serveOddRequests },
  dependsOn: ["INV-OK-01"],
  requires: sampleAnswered,
  passHasSeen: oddResponseTo("a scrape of /metrics", "scrape"),
  judge({ odd }) {
    const scrapes = exchangesNamed(odd, "scrape");
    const after = exchangeNamed(odd, "good after scrapes");
    if (scrapes.length === 0 || after === undefined) return notApplicable("/metrics was not scraped");
    const bad = scrapes.find(({ response }) => response === undefined || response.status >= 500);
    if (!isOk(after)) {
      const ended = odd.exit !== undefined && odd.stop === undefined ? [exitEvidence(odd)] : [];
      const finding = `after ${scrapes.length} scrapes of /metrics a good request gets ${outcome(after)}`;
      return broken(finding, ...scrapes.slice(0, 1).map(exchangeEvidence), ...ended, lastLogEvidence(odd));
    }
    if (bad !== undefined)
      return broken(`GET /metrics gets ${outcome(bad)}`, exchangeEvidence(bad), lastLogEvidence(odd));
    const answer = scrapes[0]?.response;
    const said = answer?.body.text?.trim() ?? "";
    if (answer?.status !== 200) return pass();
    return isPrometheusText(said)
      ? pass("it has metrics")
      : pass("/metrics answers 200 with what is no Prometheus text");
  },
});

/** Each line is a comment, or a name with labels and a number. */
function isPrometheusText(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.every((line) =>
    /^#|^[a-zA-Z_:][\w:]*(\{.*\})?\s+(NaN|[+-]?Inf|[-+]?[\d.]+(e[-+]?\d+)?)(\s+-?\d+)?\s*$/i.test(line),
  );
}
