import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dockerContextHost } from "./docker-context.ts";

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "byoa-home-"));
  mkdirSync(join(home, ".docker"));
  writeFileSync(join(home, ".docker", "config.json"), JSON.stringify({ currentContext: "colima" }));
  addContext("colima", "unix:///home/someone/.colima/docker.sock");
  addContext("far", "ssh://someone@far");
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function addContext(name: string, host: string): void {
  const folder = join(home, ".docker", "contexts", "meta", createHash("sha256").update(name).digest("hex"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "meta.json"), JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }));
}

test("the chosen context's socket is the engine's", () => {
  expect(dockerContextHost({}, home)).toBe("unix:///home/someone/.colima/docker.sock");
});

test("DOCKER_HOST and the default context come before it, DOCKER_CONTEXT chooses another", () => {
  expect(dockerContextHost({ DOCKER_HOST: "tcp://127.0.0.1:2375" }, home)).toBeUndefined();
  expect(dockerContextHost({ DOCKER_CONTEXT: "default" }, home)).toBeUndefined();
});

test("a context over ssh, an unknown one, and a home without Docker give none", () => {
  expect(dockerContextHost({ DOCKER_CONTEXT: "far" }, home)).toBeUndefined();
  expect(dockerContextHost({ DOCKER_CONTEXT: "nowhere" }, home)).toBeUndefined();
  expect(dockerContextHost({}, join(home, "else"))).toBeUndefined();
});
