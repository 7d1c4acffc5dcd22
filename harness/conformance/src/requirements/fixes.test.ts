import { expect, test } from "vitest";
import type { Judgement } from "../requirement/judgement.ts";
import { relevantFix } from "../run/relevant-fix.ts";
import { aLook, aScript } from "./image/image-look.fixture.ts";
import { scriptsCanBeStarted } from "./image/scripts-can-be-started.ts";
import { trainStartsTraining } from "./image/train-starts-training.ts";
import { judgementOf } from "./judgement-of.fixture.ts";
import { listensOnPort } from "./serving/listens-on-port.ts";
import { anExchange, aServing, type ServingFacts } from "./serving/observations.fixture.ts";
import { pingAnswersOk } from "./serving/ping-answers-ok.ts";
import { programServes } from "./serving/program-serves.ts";
import { readyInTimeAndSteady } from "./serving/ready-in-time-and-steady.ts";
import { sampleIsAnswered } from "./serving/sample-is-answered.ts";
import { exitsWithZero } from "./training/exits-with-zero.ts";
import { aDeclaredProfile, aFile, aJob } from "./training/observations.fixture.ts";

/** The fix that a report prints; `row`: the requirement's own. */
function fixIn(id: string, judgement: Judgement): string {
  if (judgement.kind !== "broken") throw new Error(`${id} is ${judgement.kind}`);
  return relevantFix(id, judgement) ?? "row";
}

const profile = aDeclaredProfile();
const NOT_READY = { notReady: true, readiness: { endedBeforeReady: true } } as const;

const served = (facts: ServingFacts) => ({ served: aServing(facts), trained: undefined, look: undefined });
const ended = (facts: ServingFacts) =>
  fixIn("IMG-SERVE-04", judgementOf(programServes, served({ ...NOT_READY, ...facts }), profile));
const ping = (facts: ServingFacts) => fixIn("HOST-PING-06", judgementOf(readyInTimeAndSteady, served(facts), profile));
const trained = (facts: Parameters<typeof aJob>[0]) =>
  fixIn("TRAIN-EXIT-01", judgementOf(exitsWithZero, { sample: aJob(facts) }, profile));

test("a server that ends gets the fix for what ended it", () => {
  expect(ended({ died: 1, log: ["ModuleNotFoundError: No module named 'flask'"] })).toContain("add flask to");
  expect(ended({ died: 1, log: ["error while loading shared libraries: libgomp.so.1"] })).toContain("libgomp1");
  expect(ended({ died: 0, log: ["started"] })).toContain("foreground");
  expect(ended({ died: 3, log: ["it does not like Mondays"] })).toContain("last log lines");
  expect(ended({ exit: { code: 137, atMs: 900, outOfMemory: true } })).toContain("fewer workers");
  expect(ended({ died: 2, log: ["usage: train (unknown argument: serve)"] })).toBe("row");
});

test("a job that ends otherwise than with 0 is told to end with 0 only when it has a model", () => {
  const exitCode = 1;
  expect(trained({ exitCode, log: ["ModuleNotFoundError: No module named 'pandas'"] })).toContain("add pandas to");
  expect(trained({ exitCode, log: ["ValueError: Mondays"] })).toContain("no model was saved");
  expect(trained({ exitCode: 137, exit: { outOfMemory: true } })).toMatch(/memory/);
  expect(trained({ exitCode: 132, log: ["starting"] })).toMatch(/instructions|processor/);
  expect(trained({ exitCode, log: ["done"], model: [aFile("model.json")] })).toBe("row");
});

test("a /ping that is never well gets the fix for what it does", () => {
  const answer = (status: number) => ({
    notReady: true,
    readiness: { answers: [{ status, firstAtMs: 1, lastAtMs: 9, count: 3 }] },
  });
  expect(ping(answer(502))).toContain("proxy");
  expect(ping(answer(503))).toBe("row");
  const same = { because: "same-failure", atMs: 15_000, steadyForMs: 15_000 } as const;
  const failing = { notReady: true, readiness: { ...answer(500).readiness, gaveUp: same } };
  expect(ping({ ...failing, log: ["KeyError: 'weights'"] })).toContain("Fix the error");
  expect(ping({ died: 137, log: ["worker 7 gone"] })).toMatch(/memory/);
});

test("a port that is not 8080 is traced to what set it", () => {
  const sockets = [{ address: "0.0.0.0", port: 8000 }];
  const gaveUp = { because: "other-port", atMs: 6_000, steadyForMs: 5_200, answeringPort: 8000 } as const;
  const at8000 = (look: ReturnType<typeof aLook>, log: readonly string[] = []) => {
    const facts = aServing({ notReady: true, readiness: { sockets, gaveUp }, log });
    const judgement = judgementOf(listensOnPort, { served: facts, look }, profile);
    return [judgement.kind === "broken" ? judgement.finding : "", fixIn("HOST-PORT-01", judgement)];
  };
  const [variable, set] = at8000(aLook({ environment: { DB_PORT: "5432", PORT: "8000" } }));
  expect(variable).toContain("not on port 8080 (the image sets PORT=8000)");
  expect(set).toBe("Set the variable in the Dockerfile: `ENV PORT=8080`.");
  const [word] = at8000(aLook({ entrypoint: ["uvicorn", "app:app", "--port=8000"] }));
  expect(word).toContain('(ENTRYPOINT says "--port=8000")');
  const script = aScript({ text: "#!/bin/sh\n# not 8000\nexec gunicorn -b 0.0.0.0:8000 app\n" });
  const [line, change] = at8000(aLook({}, { programs: [script] }));
  expect(line).toContain("/usr/local/bin/entry, line 3: `exec gunicorn -b 0.0.0.0:8000 app`");
  expect(change).toContain("Write 8080 in place of 8000");
  const [, framework] = at8000(aLook(), ["INFO: Uvicorn running on http://0.0.0.0:8000"]);
  expect(framework).toContain("uvicorn");
  expect(framework).not.toContain("Flask");
  expect(at8000(aLook({ environment: { API_URL: "http://me:secret@host:8000" } })).join()).not.toContain("secret");
});

test.each([
  [308, "http://model/ping/", "without a slash"],
  [302, "/login", "redirects to /login"],
  [400, undefined, "ALLOWED_HOSTS"],
  [403, undefined, "authentication"],
  [404, undefined, "row"],
])("a /ping that answers %i gets the fix for it", (status, location, words) => {
  const answers = [{ status, ...(location === undefined ? {} : { location }), firstAtMs: 1, lastAtMs: 9, count: 3 }];
  const judgement = judgementOf(pingAnswersOk, served({ notReady: true, readiness: { answers } }), profile);
  expect(fixIn("HOST-PING-03", judgement)).toContain(words);
});

test.each([
  [404, "row"],
  [415, "Content-Type"],
  [422, "await request.body()"],
  [500, "Fix the error"],
])("a sample that is answered with %i gets the fix for it", (status, words) => {
  const exchanges = [anExchange("sample: csv", { status, text: "" })];
  const judgement = judgementOf(sampleIsAnswered, served({ exchanges }), { ...profile, declaredRequests: true });
  expect(fixIn("INV-OK-01", judgement)).toContain(words);
});

test.each([
  [aScript({ windowsLineEnds: true }), "eol=lf"],
  [aScript({ mode: 0o644 }), "COPY --chmod=755 entry /usr/local/bin/entry"],
  [{ ...aScript(), shebang: undefined }, "Begin /usr/local/bin/entry with its interpreter"],
])("a script that cannot be started gets the fix for its own fault", ({ shebang, ...script }, words) => {
  const programs = [{ ...script, ...(shebang === undefined ? {} : { shebang }) }];
  const judgement = judgementOf(scriptsCanBeStarted, { look: aLook({}, { programs }) }, profile);
  expect(fixIn("IMG-SCRIPT-10", judgement)).toContain(words);
});

test("a train that is not started gets the fix for why", () => {
  const started = (look: ReturnType<typeof aLook>, facts: Parameters<typeof aJob>[0]) =>
    fixIn(
      "IMG-TRAIN-03",
      judgementOf(trainStartsTraining, { look, sample: aJob(facts), endpoint: undefined }, profile),
    );
  const shell = aLook({ entrypoint: ["/bin/sh", "-c", "node main.mjs"] });
  expect(started(shell, { exitCode: 2, log: ["usage: train | serve (unknown argument: undefined)"] })).toContain(
    "with brackets",
  );
  const denied = { exitCode: 126, exit: { startError: "exec: permission denied" }, log: [] };
  expect(started(aLook(), denied)).toContain("execute bit");
});
