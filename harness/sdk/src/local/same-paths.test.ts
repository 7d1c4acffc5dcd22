import { expect, test } from "vitest";
import { samePaths } from "./same-paths.ts";

const file = (path: string, sha256: string) =>
  ({ path, type: "file", sizeBytes: 3, mode: 0o644, uid: 0, gid: 0, sha256 }) as const;
const host = (name: string, model: ReturnType<typeof file>[], output: ReturnType<typeof file>[] = []) => ({
  host: name,
  model,
  output,
});

test("a model file that both hosts wrote, each its own, is named with the one that is left", () => {
  expect(samePaths([host("algo-1", [file("model.bin", "a")]), host("algo-2", [file("model.bin", "b")])])).toEqual([
    "algo-1 and algo-2 wrote different files /opt/ml/model/model.bin: the archive has that of algo-1 (DIST-OUT-05)",
  ]);
});

test("the same bytes, names of their own, and one host alone lose nothing", () => {
  expect(samePaths([host("algo-1", [file("model.bin", "a")]), host("algo-2", [file("model.bin", "a")])])).toEqual([]);
  expect(samePaths([host("algo-1", [file("algo-1", "a")]), host("algo-2", [file("algo-2", "b")])])).toEqual([]);
  expect(samePaths([host("algo-1", [file("model.bin", "a")])])).toEqual([]);
});

test("of the output only what becomes an archive counts", () => {
  const one = host("algo-1", [], [file("data/plot.csv", "a"), file("failure", "x")]);
  const two = host("algo-2", [], [file("data/plot.csv", "b"), file("failure", "y")]);
  expect(samePaths([one, two])).toEqual([expect.stringContaining("/opt/ml/output/data/plot.csv")]);
});
