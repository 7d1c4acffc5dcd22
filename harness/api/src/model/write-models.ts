import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { ApiModel } from "./api-model.ts";
import { reduceModel } from "./reduce-model.ts";
import { servedOperations } from "./served-operations.ts";

/**
 * node harness/api/src/model/write-models.ts
 *
 * Writes `harness/api/models` from the models that the official Python SDK ships. They have the patterns and limits; the JavaScript
 * SDK's own schemas have neither. Needs pip and Python's zipfile; nothing of them is needed afterwards.
 */
const BOTOCORE = "botocore==1.44.8";

const models = fileURLToPath(new URL("../../models", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "byoa-models-"));
try {
  execFileSync("pip", ["download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", folder, BOTOCORE]);
  const [wheel = ""] = readdirSync(folder);
  execFileSync("python3", ["-m", "zipfile", "-e", join(folder, wheel), folder]);
  for (const [service, operations] of Object.entries(servedOperations)) {
    const versions = join(folder, "botocore/data", service);
    const newest = readdirSync(versions).toSorted().at(-1) ?? "";
    const official = JSON.parse(gunzipSync(readFileSync(join(versions, newest, "service-2.json.gz"))).toString("utf8"));
    writeFileSync(join(models, `${service}.json`), modelText(reduceModel(official, operations, BOTOCORE)));
    console.log(`${service}.json`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One line a shape, so that a newer model shows what it changes. */
function modelText({ shapes, operations, ...rest }: ApiModel): string {
  const lines = (entries: object): string =>
    Object.entries(entries)
      .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(",\n");
  const head = JSON.stringify(rest).slice(1, -1);
  return `{\n  ${head},\n  "operations": {\n${lines(operations)}\n  },\n  "shapes": {\n${lines(shapes)}\n  }\n}\n`;
}
