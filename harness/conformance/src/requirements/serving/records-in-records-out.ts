import type { Exchange } from "@byoa/platform";
import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { OPEN_END, rowsName } from "../../experiments/serving/many-rows.ts";
import { mediaKind } from "../../experiments/serving/payload/media-kind.ts";
import { recordsIn } from "../../experiments/serving/payload/records.ts";
import { serveUnderLoad } from "../../experiments/serving/serve-under-load.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { withFix } from "../../requirement/with-fix.ts";
import { severalRecords } from "../sights/serving.ts";
import { exchangeEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed } from "./exchanges.ts";

export const recordsInRecordsOut = requirement({
  id: "BATCH-REC-04",
  section: "serving",
  level: "SHOULD",
  sentence: "As many records come out as went in, with and without a line end behind the last.",
  why: "A transform job sends many records in one request and puts the answers together line by line: one that is missing or too many shifts every later one, and JoinSource joins what does not belong together.",
  causes: [
    "the first line is taken for a header",
    "the body is read as one record, or as one JSON document",
    "the answer is one list for all records in place of a line for each",
    "the empty text behind the last line end counts as a record",
  ],
  fix: 'Read each line of the body as a record without a header (`pd.read_csv(body, header=None)`), skip what is empty, and answer with a line for each: `"\\n".join(answers) + "\\n"`.',
  sources: [awsGuide("batch-transform"), issue("aws/amazon-sagemaker-examples", 1620)],
  needs: { loaded: serveUnderLoad },
  dependsOn: ["HOST-PING-06", "INV-OK-01"],
  requires: takesInvocations,
  passHasSeen: severalRecords,
  judge({ loaded }, { requests: [sample] }) {
    const once = exchangeNamed(loaded, rowsName(1));
    if (sample === undefined || loaded.rows?.length === 0 || once === undefined)
      return notApplicable("the sample request has no records that could be repeated");
    if (once.error === "not-recorded") return notTestable("no request of several records was sent");
    const given = recordsIn(sample.contentType, sample.body.toString("utf8")) ?? 0;
    const got = recordsOf(once);
    if (got === undefined || got !== given || given === 0)
      return notApplicable(`the answer to the sample's records (${given}) has no record for each`);
    for (const [times, name] of [
      [2, OPEN_END],
      [10, rowsName(10)],
      [1_000, rowsName(1_000)],
    ] as const) {
      const exchange = exchangeNamed(loaded, name);
      if (exchange === undefined || exchange.error === "timeout") continue;
      const rows = times * given;
      const status = exchange.response?.status;
      const isLines = mediaKind(sample.contentType) === "json-lines";
      if (status !== undefined && status >= 400 && status < 500 && !isLines) {
        return notApplicable(
          `a request of ${rows} records is refused (${status}): a transform job needs BatchStrategy=SingleRecord`,
        );
      }
      if (status !== 200) {
        const finding = `${rows} records in one request are answered with ${outcome(exchange)}, one alone with 200`;
        return withFix(isLines ? EACH_LINE : undefined, broken(finding, exchangeEvidence(exchange)));
      }
      const out = recordsOf(exchange);
      if (out !== undefined && out !== rows) {
        const open = name === OPEN_END ? ", no line end behind the last" : "";
        return broken(`${rows} records in${open}, ${out} out`, exchangeEvidence(exchange));
      }
    }
    return pass();
  },
});

const EACH_LINE =
  "Parse each line of the body by itself, `[json.loads(line) for line in body.splitlines() if line]`, and answer with a line for each; until then set `BatchStrategy=SingleRecord` and `SplitType=Line` in the transform job.";

function recordsOf({ response }: Exchange): number | undefined {
  const text = response?.status === 200 ? response.body.text : undefined;
  return text === undefined ? undefined : recordsIn(response?.headers["content-type"] ?? "", text);
}
