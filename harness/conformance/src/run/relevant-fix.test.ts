import { expect, test } from "vitest";
import { broken } from "../requirement/judgement.ts";
import { withFix } from "../requirement/with-fix.ts";
import { relevantFix } from "./relevant-fix.ts";

function fixOf(id: string, ...lines: string[]): string | undefined {
  const judgement = broken("the container ended", { label: "last log lines", text: lines.join("\n") });
  return judgement.kind === "broken" ? relevantFix(id, judgement) : undefined;
}

test("what the program says to be missing decides the fix of a server that ends", () => {
  expect(fixOf("IMG-SERVE-04", "FileNotFoundError: [Errno 2] No such file or directory: 'nginx': 'nginx'")).toContain(
    "--no-install-recommends nginx",
  );
  expect(fixOf("IMG-SERVE-04", "ModuleNotFoundError: No module named 'sklearn'")).toContain("add scikit-learn to");
  expect(fixOf("TRAIN-EXIT-01", "ImportError: libgomp.so.1: cannot open shared object file")).toContain("libgomp1");
});

test("words that show no cause leave the row's own fix", () => {
  expect(fixOf("IMG-SERVE-04", "starting", "done")).toBeUndefined();
  expect(fixOf("IMG-SERVE-04", "UserWarning: no module named 'sklearn'")).toBeUndefined();
});

test("a row with one cause keeps its own fix, whatever stands in the log", () => {
  expect(fixOf("STOP-03", "ModuleNotFoundError: No module named 'sklearn'")).toBeUndefined();
});

test("a cause that the finding quotes counts as much as one in the log", () => {
  const judgement = broken(`it ended; it said "ModuleNotFoundError: No module named 'pandas'"`);
  expect(judgement.kind === "broken" && relevantFix("IMG-SERVE-04", judgement)).toContain("pandas");
});

test("the fix of the judge comes first, in any row", () => {
  const judgement = withFix("ENV PORT=8080", broken("No module named 'pandas'"));
  expect(judgement.kind === "broken" && relevantFix("HOST-BIND-02", judgement)).toBe("ENV PORT=8080");
});
