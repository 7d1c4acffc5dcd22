import { expect, it } from "vitest";
import { junitRenderer } from "./junit.ts";
import { loopbackVerdicts, sampleCatalogue, sampleReport } from "./report.fixture.ts";

it("tells failures, warnings and what was skipped in JUnit's words", () => {
  expect(junitRenderer(sampleReport(loopbackVerdicts), { catalogue: sampleCatalogue })).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="byoa my-image:latest" tests="6" failures="1" errors="0" skipped="2">
      <testsuite name="image" timestamp="2026-11-22T22:00:00" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="byoa.image" name="IMG-ARCH-01 The image keeps to IMG-ARCH-01.">
          <system-out>built for linux/amd64</system-out>
        </testcase>
      </testsuite>
      <testsuite name="training" timestamp="2026-11-22T22:00:00" tests="2" failures="0" errors="0" skipped="0">
        <testcase classname="byoa.training" name="TRAIN-FAIL-01 A job that fails leaves its reason in /opt/ml/output/failure.">
          <system-out>warning: no failure file
    Why it matters: Otherwise the job fails.
    Fix: Remember it.</system-out>
        </testcase>
        <testcase classname="byoa.training" name="TRAIN-EXIT-01 A job that succeeds ends with 0."/>
      </testsuite>
      <testsuite name="serving" timestamp="2026-11-22T22:00:00" tests="3" failures="1" errors="0" skipped="2">
        <testcase classname="byoa.serving" name="HOST-BIND-02 The server listens on all interfaces.">
          <failure message="nothing answers on the container&apos;s address at port 8080; inside, node (pid 1) listens on 127.0.0.1:8080" type="MUST">nothing answers on the container&apos;s address at port 8080; inside, node (pid 1) listens on 127.0.0.1:8080
    sockets: 127.0.0.1:8080
    last log lines: one
    two
    three
    four
    five
    six
    \\x1b[31mlistening\\x1b[0m\\rbye
    Why it matters: SageMaker talks to the container from outside; the endpoint never gets in service, and says only &quot;did not pass the ping health check&quot;.
    Fix: Listen on 0.0.0.0 (Express: app.listen(8080, &quot;0.0.0.0&quot;); Flask: app.run(host=&quot;0.0.0.0&quot;); uvicorn: --host 0.0.0.0).</failure>
        </testcase>
        <testcase classname="byoa.serving" name="HOST-PING-03 The image keeps to HOST-PING-03.">
          <skipped/>
          <system-out>not-testable: blocked by HOST-BIND-02</system-out>
        </testcase>
        <testcase classname="byoa.serving" name="INV-OK-01 The image keeps to INV-OK-01.">
          <skipped/>
          <system-out>not-testable: blocked by HOST-BIND-02</system-out>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});
