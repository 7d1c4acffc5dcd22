import { readFile } from "node:fs/promises";
import { UP_ERROR_CODES, UpError } from "@byoa/api/up-error";
import { CONFIGURATION_ERROR_CODES, exitCodeOfError, USAGE_ERROR_CODES, UsageError } from "@byoa/conformance";
import { LABS_ERROR_CODES, LabsError } from "@byoa/labs";
import { PlatformError, type PlatformErrorCode } from "@byoa/platform";
import { SCAFFOLD_ERROR_CODES, ScaffoldError } from "@byoa/scaffold";
import { SDK_ERROR_CODES, SdkError } from "@byoa/sdk";
import { expect, test } from "vitest";
import { type ErrorCode, errorCatalogue } from "./error-catalogue.ts";
import { reportOfError } from "./error-lines.ts";
import { ERRORS_PAGE_FILE, errorsPage } from "./errors-page.ts";

/** Codes that are not the platform's own. */
const others: ReadonlySet<string> = new Set<ErrorCode>([
  ...CONFIGURATION_ERROR_CODES,
  ...USAGE_ERROR_CODES,
  ...SDK_ERROR_CODES,
  ...SCAFFOLD_ERROR_CODES,
  ...LABS_ERROR_CODES,
  ...UP_ERROR_CODES,
  "bad-command-line",
  "output-failed",
  "internal-error",
]);
const isPlatforms = (code: string): code is PlatformErrorCode => code in errorCatalogue && !others.has(code);

test("docs/errors.md is what the code says; else run write-errors-page.ts", async () => {
  expect(await readFile(ERRORS_PAGE_FILE, "utf8")).toBe(errorsPage());
});

test("each error ends with the exit code that the page names", () => {
  for (const code of USAGE_ERROR_CODES) {
    expect([code, exitCodeOfError(new UsageError(code, ""))]).toEqual([code, errorCatalogue[code].exit]);
  }
  for (const code of SDK_ERROR_CODES) {
    expect([code, reportOfError(new SdkError(code, "")).exitCode]).toEqual([code, errorCatalogue[code].exit]);
  }
  for (const code of SCAFFOLD_ERROR_CODES) {
    expect([code, reportOfError(new ScaffoldError(code, "")).exitCode]).toEqual([code, errorCatalogue[code].exit]);
  }
  for (const code of LABS_ERROR_CODES) {
    expect([code, reportOfError(new LabsError(code, "")).exitCode]).toEqual([code, errorCatalogue[code].exit]);
  }
  for (const code of UP_ERROR_CODES) {
    expect([code, reportOfError(new UpError(code, "")).exitCode]).toEqual([code, errorCatalogue[code].exit]);
  }
  for (const code of Object.keys(errorCatalogue).filter(isPlatforms)) {
    expect([code, exitCodeOfError(new PlatformError(code, ""))]).toEqual([code, errorCatalogue[code].exit]);
  }
});

test("whatever is not ours is a fault of byoa, in one harmless line", () => {
  expect(reportOfError(new TypeError("x is\n\u001b[31mundefined"))).toEqual({
    lines: ["byoa: internal error: x is undefined — a fault of byoa, not of the image. Run again with --debug."],
    exitCode: 3,
    isOurFault: true,
  });
});
