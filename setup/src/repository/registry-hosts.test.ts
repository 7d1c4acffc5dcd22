import { expect, test } from "vitest";
import { readRepositoryFile, repositoryFiles } from "./repository-files.ts";

// Put together here, so that this file does not name them either.
const hosts = [
  ["registry", "npmjs", "org"],
  ["registry", "yarnpkg", "com"],
  ["registry-1", "docker", "io"],
  ["index", "docker", "io"],
  ["hub", "docker", "com"],
  ["ghcr", "io"],
  ["quay", "io"],
  ["public", "ecr", "aws"],
  ["pypi", "org"],
  ["files", `${"python"}hosted`, "org"],
  ["deb", "debian", "org"],
  ["archive", "ubuntu", "com"],
  ["repo1", "maven", "org"],
].map((parts) => parts.join("."));

test("no file names a registry's host: the clients' own settings decide where packages come from", () => {
  const found = repositoryFiles().flatMap((file) => {
    const text = readRepositoryFile(file);
    return hosts.filter((host) => text.includes(host)).map((host) => `${file}: ${host}`);
  });
  expect(found).toEqual([]);
});
