import type { Exchange } from "@byoa/platform";
import { sampleAnswered } from "../../diagnosis/serving-preconditions.ts";
import { serveOddRequests } from "../../experiments/serving/serve-odd-requests.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import { broken, type Judgement, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide } from "../../requirement/source.ts";
import { exchangeEvidence, exitEvidence, lastLogEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed, exchangesNamed, isOk } from "./exchanges.ts";

export const badInputIsRefused = requirement({
  id: "INV-ERR-06",
  section: "serving",
  level: "SHOULD",
  sentence: "Bad input is refused with 4xx and a short message, and the server lives on.",
  why: "The client sees the status and the text as OriginalStatusCode and OriginalMessage. A 500 looks like a broken model and raises alarms; a server that ends takes other requests with it.",
  causes: [
    "the body is parsed outside of any try",
    "every exception ends as 500",
    "the process ends on an exception that nobody catches",
  ],
  fix: 'Check the input first and answer 400 with one line. Flask: `abort(400, "row 3 has 3 columns, 4 are needed")`; Express: `response.status(400).type("text/plain").send(message)`; FastAPI: `raise HTTPException(400, message)`.',
  sources: [awsApi("runtime_InvokeEndpoint"), awsGuide("realtime-endpoints-test-endpoints")],
  needs: { odd: serveOddRequests },
  dependsOn: ["INV-OK-01"],
  requires: sampleAnswered,
  judge({ odd }) {
    const bad = exchangesNamed(odd, "bad ");
    if (bad.length === 0) return notApplicable("no bad input can be made of the sample");
    return (
      bad.map((exchange) => judgeBad(exchange, odd)).find((judgement) => judgement !== undefined) ?? pass(...notes(bad))
    );
  },
});

function judgeBad(exchange: Exchange, odd: ServingObservation): Judgement | undefined {
  const what = WORDS[exchange.name] ?? exchange.name;
  const after = exchangeNamed(odd, exchange.name.replace(/^bad /, "good after "));
  if (odd.exit !== undefined && odd.stop === undefined && after !== undefined && !isOk(after)) {
    const finding = `${what} ends the server, with exit code ${odd.exit.code}`;
    return broken(finding, exchangeEvidence(exchange), exitEvidence(odd), lastLogEvidence(odd));
  }
  if (after !== undefined && !isOk(after)) {
    const finding = `after ${what} a good request gets ${outcome(after)}`;
    return broken(finding, exchangeEvidence(exchange), exchangeEvidence(after), lastLogEvidence(odd));
  }
  const { response } = exchange;
  if (response === undefined || response.status >= 500) {
    return broken(`${what} gets ${outcome(exchange)}, not a 4xx`, exchangeEvidence(exchange), lastLogEvidence(odd));
  }
  const text = response.body.text ?? "";
  if (response.status < 300 && /\b(traceback|exception|error)\b/i.test(text)) {
    return broken(`${what} gets ${response.status}, with the text of an error`, exchangeEvidence(exchange));
  }
  return undefined;
}

const WORDS: Readonly<Record<string, string>> = {
  "bad empty": "an empty body",
  "bad cut": "JSON that breaks off in its middle",
  "bad letter-in-number": "a letter in a number",
  "bad column-missing": "a row with a column too few",
};

function notes(bad: readonly Exchange[]): string[] {
  const taken = bad.filter(isOk).map(({ name }) => WORDS[name] ?? name);
  const pages = bad.some(({ response }) => response?.headers["content-type"]?.startsWith("text/html"));
  return [
    ...(taken.length > 0 ? [`answered with 200: ${taken.join(", ")}`] : []),
    ...(pages ? ["refusals are sent as web pages; the client sees their HTML as the message"] : []),
  ];
}
