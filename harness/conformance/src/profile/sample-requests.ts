import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { requirePath } from "./channel-files.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { ConfigurationFile } from "./configuration-file.ts";
import type { SampleRequest } from "./profile.ts";
import { requireRegex } from "./regex.ts";

type DeclaredRequest = NonNullable<ConfigurationFile["configuration"]["requests"]>[number];

/** Sample requests that a file declares, their bodies read. Throws ConfigurationError for a missing file, a bad regex, a name twice. */
export async function sampleRequests(file: ConfigurationFile): Promise<SampleRequest[] | undefined> {
  const declared = file.configuration.requests;
  if (declared === undefined) return undefined;
  const requests: SampleRequest[] = [];
  for (const [index, request] of declared.entries()) {
    const name = request.name ?? `request-${index + 1}`;
    if (requests.some((other) => other.name === name)) {
      const where = file.document.where(["requests", index, "name"]);
      throw new ConfigurationError([
        { code: "config-invalid-value", what: `two requests are named ${name}`, where, next: "Rename one." },
      ]);
    }
    const matches = request.expect?.matches;
    if (matches !== undefined) requireRegex(matches, file.document.where(["requests", index, "expect", "matches"]));
    requests.push({
      name,
      contentType: request.contentType,
      accept: request.accept,
      body: await bodyOf(file, request, index),
      expect: request.expect,
    });
  }
  return requests;
}

async function bodyOf(file: ConfigurationFile, request: DeclaredRequest, index: number): Promise<Buffer> {
  if (request.bodyFile !== undefined) {
    const path = resolve(file.folder, request.bodyFile);
    const where = file.document.where(["requests", index, "bodyFile"]);
    if ((await requirePath({ file: path, where })) === "file") return readFile(path);
    throw new ConfigurationError([
      { code: "config-file-missing", what: `${path} is a folder`, where, next: "Name a file." },
    ]);
  }
  return Buffer.from(typeof request.body === "string" ? request.body : JSON.stringify(request.body));
}
