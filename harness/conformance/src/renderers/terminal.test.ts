import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { loopbackVerdicts, sampleCatalogue, sampleReport, verdict } from "./report.fixture.ts";
import { terminalRenderer } from "./terminal.ts";

const plain = { catalogue: sampleCatalogue, colors: false, width: 100 };

describe("the terminal's report", () => {
  it("shows a failure with all that is needed to act, then warnings, then the conclusion", () => {
    const report = sampleReport(loopbackVerdicts, { flags: ["--input", "train=my data"] });
    expect(terminalRenderer(report, { ...plain, reportFolder: "byoa-report" })).toMatchInlineSnapshot(`
      "byoa 0.1.0 · contract 2026-11 · docker 28.2 · my-image:latest  linux/amd64  214 MB

        image     1 passed
        training  1 passed   1 warning
        serving   1 failed   2 not testable

      ✗ HOST-BIND-02  MUST  The server listens on all interfaces.
        seen    nothing answers on the container's address at port 8080; inside, node (pid 1) listens on
                127.0.0.1:8080
                sockets: 127.0.0.1:8080
                last log lines (the last 6 of 7):
                │ two
                │ three
                │ four
                │ five
                │ six
                │ \\x1b[31mlistening\\x1b[0m\\rbye
        why     SageMaker talks to the container from outside; the endpoint never gets in service, and
                says only "did not pass the ping health check".
        mend    Listen on 0.0.0.0 (Express: app.listen(8080, "0.0.0.0"); Flask: app.run(host="0.0.0.0");
                uvicorn: --host 0.0.0.0).
        again   byoa check my-image:latest --input 'train=my data' --only HOST-BIND-02 --keep
        more    byoa explain HOST-BIND-02

      ! TRAIN-FAIL-01  SHOULD  A job that fails leaves its reason in /opt/ml/output/failure: no failure
        file   (byoa explain TRAIN-FAIL-01)

      Not conformant   2 passed · 1 failed · 1 warning · 2 not testable behind HOST-BIND-02   6.8 s
      Report           byoa-report/report.json, junit.xml
      "
    `);
  });

  it("fits into 40 columns", () => {
    const text = terminalRenderer(sampleReport(loopbackVerdicts), { ...plain, width: 40, reportFolder: "byoa-report" });
    expect(text).toMatchInlineSnapshot(`
      "byoa 0.1.0 · contract 2026-11 · docker
      28.2 · my-image:latest  linux/amd64  214
      MB

        image     1 passed
        training  1 passed   1 warning
        serving   1 failed   2 not testable

      ✗ HOST-BIND-02  MUST  The server listens
        on all interfaces.
        seen    nothing answers on the
                container's address at port
                8080; inside, node (pid 1)
                listens on 127.0.0.1:8080
                sockets: 127.0.0.1:8080
                last log lines (the last 6 of
                7):
                │ two
                │ three
                │ four
                │ five
                │ six
                │ \\x1b[31mlistening\\x1b[0m\\rby
                  e
        why     SageMaker talks to the
                container from outside; the
                endpoint never gets in
                service, and says only "did
                not pass the ping health
                check".
        mend    Listen on 0.0.0.0 (Express:
                app.listen(8080, "0.0.0.0");
                Flask:
                app.run(host="0.0.0.0");
                uvicorn: --host 0.0.0.0).
        again   byoa check my-image:latest \\
                  --only HOST-BIND-02 --keep
        more    byoa explain HOST-BIND-02

      ! TRAIN-FAIL-01  SHOULD  A job that
        fails leaves its reason in
        /opt/ml/output/failure: no failure
        file   (byoa explain TRAIN-FAIL-01)

      Not conformant: 2 passed · 1 failed · 1
      warning · 2 not testable behind
      HOST-BIND-02   6.8 s
      Report: byoa-report/report.json,
      junit.xml
      "
    `);
    for (const line of text.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(40);
  });

  it("ends an inconclusive run with the command to type next", () => {
    const verdicts = [
      verdict("IMG-ARCH-01", { verdict: "pass" }),
      verdict("TRAIN-EXIT-01", {
        verdict: "not-testable",
        finding: "the image refused the Iris data: no channel train",
        needsData: true,
      }),
      verdict("INV-OK-01", {
        verdict: "not-testable",
        finding: "the image refused the Iris data: no channel train",
        needsData: true,
        dependsOn: "TRAIN-EXIT-01",
      }),
    ];
    const report = sampleReport(verdicts, { next: "byoa check my-image:latest --input train=DIR" });
    expect(terminalRenderer(report, plain)).toMatchInlineSnapshot(`
      "byoa 0.1.0 · contract 2026-11 · docker 28.2 · my-image:latest  linux/amd64  214 MB

        image     1 passed
        training  1 not testable
        serving   1 not testable

      ? 2 not testable: needs your data: the image refused the Iris data: no channel train (TRAIN-EXIT-01,
        INV-OK-01)

      Inconclusive     1 passed · 2 not testable: needs your data   6.8 s
      Next             byoa check my-image:latest --input train=DIR
      "
    `);
  });

  it("says in its last lines what was not looked at", () => {
    const verdicts = [
      verdict("TRAIN-EXIT-01", { verdict: "pass" }),
      verdict("INV-OK-01", { verdict: "not-applicable", finding: "the image has no program serve" }),
    ];
    const leftOut = ["serving: the image has no program serve"];
    expect(terminalRenderer(sampleReport(verdicts, { leftOut }), plain)).toMatchInlineSnapshot(`
      "byoa 0.1.0 · contract 2026-11 · docker 28.2 · my-image:latest  linux/amd64  214 MB

        training  1 passed
        serving   1 not applicable

      Conformant       1 passed · 1 not applicable   6.8 s
      Not looked at    serving: the image has no program serve
      "
    `);
  });

  it("tells warnings like failures when they count", () => {
    const text = terminalRenderer(sampleReport(loopbackVerdicts.slice(0, 3), { strict: true }), {
      ...plain,
      quiet: true,
    });
    expect(text).toMatchInlineSnapshot(`
      "! TRAIN-FAIL-01  SHOULD  A job that fails leaves its reason in /opt/ml/output/failure.
        seen    no failure file
        why     Otherwise the job fails.
        mend    Remember it.
        again   byoa check my-image:latest --only TRAIN-FAIL-01 --keep
        more    byoa explain TRAIN-FAIL-01

      Not conformant   2 passed · 1 warning   6.8 s
      "
    `);
  });

  it("tells a fault of the harness as its own", () => {
    const verdicts = [
      verdict("INV-OK-01", { verdict: "error", finding: "could not serve the model: the engine is gone" }),
    ];
    expect(terminalRenderer(sampleReport(verdicts), { ...plain, quiet: true })).toMatchInlineSnapshot(`
      "✗ INV-OK-01  could not be judged
        seen    could not serve the model: the engine is gone
        why     This is a fault of byoa or of the engine, and says nothing about the image.

      Not judged       1 error   6.8 s
      "
    `);
  });

  it("is coloured only when asked", () => {
    const coloured = terminalRenderer(sampleReport(loopbackVerdicts), { ...plain, colors: true });
    expect(coloured).toContain("\u001b[31m✗\u001b[39m");
    expect(terminalRenderer(sampleReport(loopbackVerdicts), plain)).not.toContain("\u001b");
  });
});

it("a run of selected requirements says so, and not that the image is conformant", () => {
  const report = sampleReport([verdict("HOST-BIND-02", { verdict: "pass" })], {
    conclusion: "conformant",
    selection: { selected: 1, notSelected: 68 },
  });
  const text = terminalRenderer(report, { catalogue: sampleCatalogue });
  expect(text).toContain("1 of 1 selected passed; 68 not selected");
  expect(text).not.toContain("Conformant");
});

it("shows warnings in quiet runs too", () => {
  const report = sampleReport([verdict("TRAIN-FAIL-01", { verdict: "warn", finding: "no failure file" })]);
  expect(terminalRenderer(report, { ...plain, quiet: true })).toContain("! TRAIN-FAIL-01  SHOULD");
});
