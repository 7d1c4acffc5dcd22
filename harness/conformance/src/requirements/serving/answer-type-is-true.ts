import type { Exchange } from "@byoa/platform";
import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { mediaEssence, mediaKind } from "../../experiments/serving/payload/media-kind.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, type Judgement, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi } from "../../requirement/source.ts";
import { samplePrediction } from "../sights/serving.ts";
import { exchangeEvidence } from "./evidence-of-serving.ts";
import { exchangesNamed, isOk } from "./exchanges.ts";

export const answerTypeIsTrue = requirement({
  id: "INV-RCT-05",
  section: "serving",
  level: "SHOULD",
  sentence: "An answer has the `Content-Type` that it is, and is well-formed.",
  why: "The header reaches the client as ContentType, and its deserializer goes by it.",
  causes: [
    "text/html is the framework's default for text (Flask, Express)",
    "Python's repr printed in place of JSON, or NaN in it, which JSON does not have",
    "JSON is sent, and the header copies what the client accepts",
    "no header at all",
  ],
  fix: 'Flask: `Response(text, mimetype="text/csv")`; Express: `response.type("text/csv").send(text)`; FastAPI: `Response(content=text, media_type="text/csv")`.',
  sources: [awsApi("runtime_InvokeEndpoint")],
  needs: { served: serveModel },
  dependsOn: ["INV-OK-01"],
  requires: takesInvocations,
  passHasSeen: samplePrediction,
  judge({ served }, profile) {
    for (const exchange of exchangesNamed(served, "sample: ").filter(isOk)) {
      const sample = profile.requests.find(({ name }) => exchange.name === `sample: ${name}`);
      const wanted = sample?.expect?.contentType ?? sample?.accept;
      const judgement = judgeType(exchange, wanted !== undefined && mediaEssence(wanted) === "text/html");
      if (judgement !== undefined) return judgement;
    }
    return pass(...notes(exchangesNamed(served, "sample: ").filter(isOk)));
  },
});

function judgeType(exchange: Exchange, htmlWanted: boolean): Judgement | undefined {
  const type = exchange.response?.headers["content-type"] ?? "";
  const text = exchange.response?.body.text;
  const evidence = exchangeEvidence(exchange);
  if (exchange.response?.body.sizeBytes === 0) return undefined;
  if (type === "") return broken("the answer has no Content-Type", evidence);
  if (mediaEssence(type) === "text/html" && !htmlWanted) {
    return broken(`a prediction is sent as ${type}, the type of a web page`, evidence);
  }
  if (text === undefined) return undefined;
  if (mediaKind(type) === "csv" && isJsonStructure(text))
    return broken(`the answer says ${type} and is JSON`, evidence);
  const documents = mediaKind(type) === "json" ? [text] : mediaKind(type) === "json-lines" ? lines(text) : [];
  return documents.every(isJson) ? undefined : broken(`the answer says ${type} and is not JSON`, evidence);
}

function notes(exchanges: readonly Exchange[]): string[] {
  const unended = exchanges.some(({ response }) => {
    const csv = mediaKind(response?.headers["content-type"] ?? "") === "csv";
    return csv && response?.body.text !== undefined && !response.body.text.endsWith("\n");
  });
  return unended ? ["the last line of a CSV answer has no line end"] : [];
}

const lines = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

/** An object or an array: a number or a word alone is a row of CSV too. */
const isJsonStructure = (text: string): boolean => /^\s*[[{]/.test(text) && (isJson(text) || lines(text).every(isJson));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
