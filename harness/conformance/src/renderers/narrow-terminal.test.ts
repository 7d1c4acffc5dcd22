import stringWidth from "string-width";
import { expect, test } from "vitest";
import { loopbackVerdicts, sampleCatalogue, sampleReport } from "./report.fixture.ts";
import { terminalRenderer } from "./terminal.ts";

const plain = { catalogue: sampleCatalogue, colors: false, width: 100 };

test("the terminal's report fits into 40 columns", () => {
  const text = terminalRenderer(sampleReport(loopbackVerdicts), { ...plain, width: 40, reportFolder: "byoa-report" });
  expect(text).toMatchInlineSnapshot(`
    "byoa 0.1.0 · contract 2026-11 · docker
    28.2 · my-image:latest  linux/amd64  214
    MB

      image     1 passed
      training  1 passed   1 warning
      serving   1 failed   2 not testable

    ✗ HOST-BIND-02  MUST
      Expected: The server listens on all
        interfaces.
      Actual: nothing answers on the
        container's address at port 8080;
        inside, node (pid 1) listens on
        127.0.0.1:8080
        sockets: 127.0.0.1:8080
        last log lines (the last 6 of 7):
        │ two
        │ three
        │ four
        │ five
        │ six
        │ \\x1b[31mlistening\\x1b[0m\\rbye
      Why it matters: SageMaker talks to
        the container from outside; the
        endpoint never gets in service, and
        says only "did not pass the ping
        health check".
      Fix: Listen on 0.0.0.0 (Express:
        app.listen(8080, "0.0.0.0"); Flask:
        app.run(host="0.0.0.0"); uvicorn:
        --host 0.0.0.0).
      Reproduce:
        byoa check my-image:latest --only \\
          HOST-BIND-02 --keep
      Learn more:
        byoa explain HOST-BIND-02

    ! TRAIN-FAIL-01  SHOULD
      Expected: A job that fails leaves
        its reason in
        /opt/ml/output/failure.
      Actual: no failure file
      Reproduce:
        byoa check my-image:latest --only \\
          TRAIN-FAIL-01 --keep

      Why it matters and how to fix it: byoa
      explain TRAIN-FAIL-01

    Not conformant: 2 passed · 1 failed · 1
    warning · 2 not testable (blocked by
    HOST-BIND-02)   6.8 s
    Report: byoa-report/report.json,
    junit.xml
    "
  `);
  for (const line of text.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(40);
});
