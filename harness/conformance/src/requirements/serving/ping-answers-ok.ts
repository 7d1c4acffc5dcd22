import { servingRuns } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { withFix } from "../../requirement/with-fix.ts";
import { pingAnswer } from "../sights/serving.ts";
import { answersEvidence, lastLogEvidence } from "./evidence-of-serving.ts";
import { patience } from "./patience.ts";

export const pingAnswersOk = requirement({
  id: "HOST-PING-03",
  section: "serving",
  level: "MUST",
  sentence: "`GET /ping` answers 200.",
  why: "Only this status counts as healthy; redirects are not followed. Without it the endpoint never gets in service.",
  causes: [
    "there is no such route (404), or it takes POST only (405)",
    "the framework redirects to /ping/ (301, 307, 308)",
    "the Host header model.aws.local:8080 is refused (400): Django's ALLOWED_HOSTS",
    "the server asks for authentication (401, 403)",
  ],
  fix: 'Answer GET /ping yourself. Express: `app.get("/ping", (_, response) => response.sendStatus(200))`; Flask: `@app.route("/ping")` without a slash at the end; nginx: `location = /ping { proxy_pass … }`; Django: `ALLOWED_HOSTS = ["*"]`.',
  sources: [
    awsGuide("your-algorithms-inference-code"),
    issue("aws/sagemaker-python-sdk", 1554),
    issue("aws/amazon-sagemaker-examples", 1113),
  ],
  needs: { served: serveModel },
  dependsOn: ["HOST-BIND-02"],
  requires: servingRuns,
  passHasSeen: pingAnswer,
  judge({ served }) {
    const { readiness } = served;
    if (readiness.readyAtMs !== undefined) return pass();
    const last = readiness.answers.at(-1);
    const latest = readiness.answers.findLast(
      ({ status, lastAtMs }) => status !== undefined && lastAtMs >= (last?.lastAtMs ?? 0),
    );
    const status = latest?.status;
    if (status === undefined || status === 200 || status >= 500) return pass();
    const target = latest?.location === undefined ? "" : ` to ${latest.location}`;
    const finding = `/ping answers ${status}${target}${MEANINGS[status] ?? ""}${patience(readiness)}`;
    return withFix(fixFor(status, latest?.location), broken(finding, answersEvidence(served), lastLogEvidence(served)));
  },
});

const MEANINGS: Readonly<Record<number, string>> = {
  301: ", a redirect",
  302: ", a redirect",
  307: ", a redirect",
  308: ", a redirect",
  400: ": it refuses a GET without a body, sent for the Host model.aws.local:8080",
  404: ": there is no such route",
  405: ": the route does not take GET",
};

function fixFor(status: number, location: string | undefined): string | undefined {
  if (status >= 300 && status < 400) {
    const slash = location?.replace(/[?#].*$/, "").endsWith("/ping/") === true;
    return slash
      ? 'Register the route without a slash at the end: Flask `@app.route("/ping")`; Django `path("ping", …)`; FastAPI `@app.get("/ping")`.'
      : `Answer 200 at /ping itself: leave it out of what redirects${location === undefined ? "" : ` to ${location}`} (a login page, HTTPS, a language).`;
  }
  if (status === 400)
    return 'Answer GET /ping without reading a body, and accept any Host header: the platform sends model.aws.local:8080. Django: `ALLOWED_HOSTS = ["*"]`; Starlette: no TrustedHostMiddleware; nginx: `server_name _;`.';
  if (status === 401 || status === 403)
    return "Leave /ping and /invocations out of authentication: the platform sends no credentials, and has checked the caller before.";
  return undefined;
}
