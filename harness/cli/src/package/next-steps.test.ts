import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadProfile } from "@byoa/conformance/profile";
import { afterAll, expect, test } from "vitest";
import { nextSteps } from "./next-steps.ts";

const folder = mkdtempSync(join(tmpdir(), "next-steps-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a shell passes each value on as it is, and runs none of it", async () => {
  const bucket = "s3://my-bucket/x$(touch>pwned)'`id`\"";
  const script = nextSteps({
    name: "job",
    image: "123.dkr.ecr.eu-west-1.amazonaws.com/my;touch pwned:1",
    bucket,
    role: "",
    instanceType: "ml.m5.large",
    hosts: 1,
    maxRun: 1,
    profile: { ...(await loadProfile({ flags: {} })), declaredData: true },
  });
  // Stand-ins of both programs, which write down what they are called with.
  const programs = join(folder, "programs");
  mkdirSync(programs);
  for (const program of ["aws", "docker"]) {
    writeFileSync(join(programs, program), `#!/bin/sh\nprintf '%s\\n' "${program} $*" >> "${folder}/called"\n`);
    chmodSync(join(programs, program), 0o755);
  }
  writeFileSync(join(folder, "next-steps.sh"), script);
  execFileSync("sh", [join(folder, "next-steps.sh")], { env: { PATH: `${programs}:/usr/bin:/bin` } });
  const called = readFileSync(join(folder, "called"), "utf8").split("\n");
  expect(called).toContain("docker push 123.dkr.ecr.eu-west-1.amazonaws.com/my;touch pwned:1");
  expect(called).toContain(`aws s3 cp model.tar.gz ${bucket}/job/model.tar.gz`);
  expect(readdirSync(folder).toSorted()).toEqual(["called", "next-steps.sh", "programs"]);
});
