import { conclude, countVerdicts } from "../report/conclusion.ts";
import { reportForPeople } from "../report/for-people.ts";
import type { Report, Verdict } from "../report/report.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { toyRequirement } from "../run/toys.fixture.ts";

export const sampleCatalogue: readonly Requirement[] = [
  toyRequirement("IMG-ARCH-01", { section: "image" }),
  toyRequirement("TRAIN-FAIL-01", {
    level: "SHOULD",
    sentence: "A job that fails leaves its reason in /opt/ml/output/failure.",
  }),
  toyRequirement("TRAIN-EXIT-01", { sentence: "A job that succeeds ends with 0.", dependsOn: ["IMG-ARCH-01"] }),
  toyRequirement("HOST-BIND-02", {
    section: "serving",
    sentence: "The server listens on all interfaces.",
    why: 'SageMaker talks to the container from outside; the endpoint never gets in service, and says only "did not pass the ping health check".',
    causes: ["the framework's default is the loopback interface", "HOST is set to localhost"],
    fix: 'Listen on 0.0.0.0 (Express: app.listen(8080, "0.0.0.0"); Flask: app.run(host="0.0.0.0"); uvicorn: --host 0.0.0.0).',
  }),
  toyRequirement("HOST-PING-03", { section: "serving", dependsOn: ["HOST-BIND-02"] }),
  toyRequirement("INV-OK-01", { section: "serving", dependsOn: ["HOST-BIND-02"] }),
];

export const verdict = (id: string, changes: Partial<Verdict> & Pick<Verdict, "verdict">): Verdict => {
  const requirement = sampleCatalogue.find((one) => one.id === id);
  if (requirement === undefined) throw new Error(`No sample requirement ${id}.`);
  return { id, level: requirement.level, section: requirement.section, evidence: [], notes: [], ...changes };
};

export const loopbackVerdicts: readonly Verdict[] = [
  verdict("IMG-ARCH-01", { verdict: "pass", notes: ["built for linux/amd64"] }),
  verdict("TRAIN-FAIL-01", { verdict: "warn", finding: "no failure file" }),
  verdict("TRAIN-EXIT-01", { verdict: "pass" }),
  verdict("HOST-BIND-02", {
    verdict: "fail",
    finding: "nothing answers on the container's address at port 8080; inside, node (pid 1) listens on 127.0.0.1:8080",
    evidence: [
      { label: "sockets", text: "127.0.0.1:8080" },
      { label: "last log lines", text: "one\ntwo\nthree\nfour\nfive\nsix\n\u001b[31mlistening\u001b[0m\rbye" },
    ],
  }),
  verdict("HOST-PING-03", { verdict: "not-testable", finding: "blocked by HOST-BIND-02", dependsOn: "HOST-BIND-02" }),
  verdict("INV-OK-01", { verdict: "not-testable", finding: "blocked by HOST-BIND-02", dependsOn: "HOST-BIND-02" }),
];

export function sampleReport(verdicts: readonly Verdict[], changes: Partial<Report> = {}): Report {
  const report: Report = {
    schemaVersion: 1,
    byoa: "0.1.0",
    contract: "2026-11",
    image: { reference: "my-image:latest", id: "sha256:0123", os: "linux", architecture: "amd64", sizeBytes: 214e6 },
    profile: "iris",
    engine: { name: "docker", version: "28.2", platform: "linux/amd64" },
    startedAt: "2026-11-22T22:00:00.000Z",
    durationMs: 6_800,
    conclusion: conclude(verdicts, changes.strict ?? false),
    verdicts,
    counts: countVerdicts(verdicts),
    experiments: [{ name: "train-sample", title: "train on the sample", outcome: "observed", durationMs: 900 }],
    shortened: [],
    leftOut: [],
    ...changes,
  };
  // As every report comes to its renderer.
  return reportForPeople(report, (text) => text);
}
