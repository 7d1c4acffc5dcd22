import { join } from "node:path";
import { expect, test } from "vitest";
import { complaints, folderOf, ids, judge } from "./judge.ts";

/** True of every server on Python's http.server, which does not decode chunked bodies by itself. */
const CHUNKS_NOT_READ = ["INV-CHUNK-19 warn: the sample in chunks, without Content-Length, gets 400"];

/** Images that are not like ours get no failure and no warning that is not true. */

test("Python alone, not made for Iris: inconclusive without its data, and the next command is named", async () => {
  const report = await judge("python-standard-library");
  expect(complaints(report)).toEqual([]);
  expect(report.conclusion).toBe("inconclusive");
  expect(ids(report, "pass")).toEqual(
    expect.arrayContaining(["IMG-ARCH-01", "IMG-TRAIN-03", "TRAIN-FAIL-01", "LOG-01"]),
  );
  expect(report.next).toContain("--hp target=");
});

test("Python alone, with its channels, its hyperparameter and a request: conformant", async () => {
  const data = join(folderOf("python-standard-library"), "data");
  const report = await judge("python-standard-library", {
    input: [`train=${join(data, "train")}`, `validation=${join(data, "validation")}`],
    hp: ["target=price"],
    body: '{"area": 50, "rooms": 2}',
    contentType: "application/json",
  });
  expect(complaints(report)).toEqual(CHUNKS_NOT_READ);
  expect(report.conclusion).toBe("conformant");
});

test("Flask behind gunicorn and nginx: conformant", async () => {
  const report = await judge("flask-gunicorn-nginx");
  expect(complaints(report)).toEqual([]);
  expect(report.conclusion).toBe("conformant");
});

test("Perl that only trains: conformant for what it is, and the report says that serving was not looked at", async () => {
  const report = await judge("perl-train-only");
  expect(complaints(report)).toEqual([]);
  expect(report.conclusion).toBe("conformant");
  expect(ids(report, "not-applicable")).toEqual(expect.arrayContaining(["IMG-SERVE-04", "HOST-PING-03", "INV-OK-01"]));
});

test("a server with its model inside that takes 15 seconds to load: conformant for what it is", async () => {
  const report = await judge("serve-only");
  expect(complaints(report)).toEqual(CHUNKS_NOT_READ);
  expect(report.conclusion).toBe("conformant");
  expect(ids(report, "not-applicable")).toEqual(expect.arrayContaining(["IMG-TRAIN-03", "TRAIN-EXIT-01"]));
});
