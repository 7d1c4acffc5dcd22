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

      ✗ HOST-BIND-02  MUST
        Expected        The server listens on all interfaces.
        Actual          nothing answers on the container's address at port 8080; inside, node (pid 1)
                        listens on 127.0.0.1:8080
                        sockets: 127.0.0.1:8080
                        last log lines (the last 6 of 7):
                        │ two
                        │ three
                        │ four
                        │ five
                        │ six
                        │ \\x1b[31mlistening\\x1b[0m\\rbye
        Why it matters  SageMaker talks to the container from outside; the endpoint never gets in service,
                        and says only "did not pass the ping health check".
        Fix             Listen on 0.0.0.0 (Express: app.listen(8080, "0.0.0.0"); Flask:
                        app.run(host="0.0.0.0"); uvicorn: --host 0.0.0.0).
        Reproduce       byoa check my-image:latest --input 'train=my data' --only HOST-BIND-02 --keep
        Learn more      byoa explain HOST-BIND-02

      ! TRAIN-FAIL-01  SHOULD
        Expected        A job that fails leaves its reason in /opt/ml/output/failure.
        Actual          no failure file
        Reproduce       byoa check my-image:latest --input 'train=my data' --only TRAIN-FAIL-01 --keep

        Why it matters and how to fix it: byoa explain TRAIN-FAIL-01

      Not conformant   2 passed · 1 failed · 1 warning · 2 not testable (blocked by HOST-BIND-02)   6.8 s
      Report           byoa-report/report.json, junit.xml
      "
    `);
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
      "! TRAIN-FAIL-01  SHOULD
        Expected        A job that fails leaves its reason in /opt/ml/output/failure.
        Actual          no failure file
        Why it matters  Otherwise the job fails.
        Fix             Remember it.
        Reproduce       byoa check my-image:latest --only TRAIN-FAIL-01 --keep
        Learn more      byoa explain TRAIN-FAIL-01

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
        Actual          could not serve the model: the engine is gone
        Why it matters  This is a fault of byoa or of the engine, and says nothing about the image.

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

it("a quiet run has a line for each warning, how many there are, and the command that shows them", () => {
  const verdicts = [
    verdict("TRAIN-FAIL-01", { verdict: "warn", finding: "no failure file" }),
    verdict("TRAIN-EXIT-01", { verdict: "warn", finding: "killed", causedBy: "TRAIN-FAIL-01" }),
  ];
  const quiet = { ...plain, quiet: true };
  expect(terminalRenderer(sampleReport(verdicts), { ...quiet, reportFolder: "out" })).toMatchInlineSnapshot(`
    "! TRAIN-FAIL-01  SHOULD  no failure file
      2 warnings in full: byoa check --replay out

    Conformant       2 warnings   6.8 s
    Report           out/report.json, junit.xml
    "
  `);
  expect(terminalRenderer(sampleReport(verdicts), quiet)).toContain("2 warnings in full: byoa check my-image:latest\n");
});

it("one cause is shown once, with what follows from it in a line each", () => {
  const verdicts = [
    verdict("TRAIN-FAIL-01", {
      verdict: "warn",
      finding: "process 1 is a shell",
      evidence: [{ label: "last log lines", text: "epoch 1\nValueError: no rows\nepoch 2" }],
    }),
    verdict("HOST-BIND-02", {
      verdict: "warn",
      finding: "killed after 30 s",
      causedBy: "TRAIN-FAIL-01",
    }),
  ];
  expect(terminalRenderer(sampleReport(verdicts), plain)).toMatchInlineSnapshot(`
    "byoa 0.1.0 · contract 2026-11 · docker 28.2 · my-image:latest  linux/amd64  214 MB

      training  1 warning
      serving   1 warning

    ! TRAIN-FAIL-01  SHOULD
      Expected        A job that fails leaves its reason in /opt/ml/output/failure.
      Actual          process 1 is a shell
                      log: ValueError: no rows
      Also            HOST-BIND-02  MUST  killed after 30 s
      Reproduce       byoa check my-image:latest --only TRAIN-FAIL-01 --keep

      Why it matters and how to fix it: byoa explain TRAIN-FAIL-01

    Conformant       2 warnings   6.8 s
    "
  `);
});

it("a MUST that is only a warning says why", () => {
  const finding = "the image runs as user 1000, and AWS asks for root";
  const warned = verdict("HOST-BIND-02", { verdict: "warn", finding, onlyWarning: "No training job failed here." });
  expect(terminalRenderer(sampleReport([warned]), plain)).toMatchInlineSnapshot(`
    "byoa 0.1.0 · contract 2026-11 · docker 28.2 · my-image:latest  linux/amd64  214 MB

      serving   1 warning

    ! HOST-BIND-02  MUST
      Expected        The server listens on all interfaces.
      Actual          the image runs as user 1000, and AWS asks for root
      Only a warning  No training job failed here.
      Reproduce       byoa check my-image:latest --only HOST-BIND-02 --keep

      Why it matters and how to fix it: byoa explain HOST-BIND-02

    Conformant       1 warning   6.8 s
    "
  `);
});
