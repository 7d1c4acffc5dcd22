import type { Exchange } from "@byoa/platform";
import { sampleAnswered } from "../../diagnosis/serving-preconditions.ts";
import { serveOddRequests } from "../../experiments/serving/serve-odd-requests.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import type { Evidence } from "../../requirement/evidence.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide } from "../../requirement/source.ts";
import { oddResponseTo } from "../sights/serving.ts";
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
    "the process ends on an uncaught exception",
  ],
  fix: 'Check the input first and answer 400 with one line. Flask: `abort(400, "row 3 has 3 columns, 4 are needed")`; Express: `response.status(400).type("text/plain").send(message)`; FastAPI: `raise HTTPException(400, message)`.',
  sources: [awsApi("runtime_InvokeEndpoint"), awsGuide("realtime-endpoints-test-endpoints")],
  needs: { odd: serveOddRequests },
  dependsOn: ["INV-OK-01"],
  requires: sampleAnswered,
  passHasSeen: oddResponseTo("bad input", "bad "),
  judge({ odd }) {
    const bad = exchangesNamed(odd, "bad ");
    if (bad.length === 0) return notApplicable("no bad input can be made of the sample");
    const faults = bad.map((exchange) => faultOf(exchange, odd)).filter((fault) => fault !== undefined);
    if (faults.length === 0) return pass(...notes(bad));
    const finding = [...new Set(faults.map((fault) => fault.finding))].join("; ");
    const ends = faults.some((fault) => fault.ends === true) ? [exitEvidence(odd)] : [];
    return broken(finding, ...faults.flatMap(({ evidence }) => evidence), ...ends, lastLogEvidence(odd));
  },
});

interface Fault {
  readonly finding: string;
  readonly evidence: readonly Evidence[];
  readonly ends?: boolean;
}

function faultOf(exchange: Exchange, odd: ServingObservation): Fault | undefined {
  const what = WORDS[exchange.name] ?? exchange.name;
  const evidence = [exchangeEvidence(exchange)];
  const after = exchangeNamed(odd, exchange.name.replace(/^bad /, "good after "));
  if (odd.exit !== undefined && odd.stop === undefined && after !== undefined && !isOk(after)) {
    return { finding: `${what} ends the server, with exit code ${odd.exit.code}`, evidence, ends: true };
  }
  if (after !== undefined && !isOk(after)) {
    const finding = `after ${what} a good request gets ${outcome(after)}`;
    return { finding, evidence: [...evidence, exchangeEvidence(after)] };
  }
  const { response } = exchange;
  if (response === undefined || response.status >= 500)
    return { finding: `${what} gets ${outcome(exchange)}, not a 4xx`, evidence };
  if (response.status >= 300) return undefined;
  const { text } = response.body;
  // Too long to be kept, so that it is neither an error nor empty.
  if (text === undefined) return undefined;
  if (/\b(traceback|exception|error)\b/i.test(text))
    return { finding: `${what} gets ${response.status}, with the text of an error`, evidence };
  // Some inputs are empty on purpose; of others there is something to predict.
  if (exchange.name !== "bad empty" && EMPTY_PREDICTION.test(text))
    return { finding: `${what} gets ${response.status} and an empty prediction`, evidence };
  return undefined;
}

/** Nothing, an empty list, or an object of nothing but one. */
const EMPTY_PREDICTION = /^\s*(\[\s*\]|\{\s*"\w+"\s*:\s*\[\s*\]\s*\})?\s*$/;

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
