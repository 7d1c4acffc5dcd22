import { rmSync, writeFileSync } from "node:fs";
import { configFileText, documentedResourceConfig, platformResourceConfig } from "@byoa/contract";
import { expect, test } from "vitest";
import { jobFolder } from "./fixtures/job-folder.ts";
import { readHosts } from "./hosts.ts";

const factsOf = (file: "resourceconfig.json" | "resourceConfig.json", content: unknown) => {
  using job = jobFolder({});
  writeFileSync(`${job.paths.inputConfig}/${file}`, configFileText(content));
  const { current, all, rank, isLeader } = readHosts(job.paths);
  return { current, all, rank, isLeader };
};

test("a host knows its place among all", () => {
  const hosts = ["algo-1", "algo-10", "algo-2"];
  const config = platformResourceConfig({ currentHost: "algo-2", hosts, instanceType: "ml.m5.xlarge" });
  expect(factsOf("resourceconfig.json", { ...config, topology: null })).toEqual({
    current: "algo-2",
    all: ["algo-1", "algo-2", "algo-10"],
    rank: 1,
    isLeader: false,
  });
});

test("the three documented keys are enough, and the other spelling is read too", () => {
  const config = documentedResourceConfig({ currentHost: "algo-7", hosts: ["algo-7", "algo-9"] });
  expect(factsOf("resourceConfig.json", config)).toMatchObject({ current: "algo-7", rank: 0, isLeader: true });
});

test("without the file there is one host, which leads", () => {
  using job = jobFolder({});
  rmSync(job.paths.resourceConfig, { force: true });
  expect(readHosts(job.paths)).toMatchObject({ all: ["algo-1"], isLeader: true });
});
