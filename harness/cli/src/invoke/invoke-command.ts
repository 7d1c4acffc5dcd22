import { readFile, stat } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { ConfigurationError, contentTypeOf } from "@byoa/conformance";
import { jsonText } from "@byoa/conformance/text";
import { SdkError, sendInvocation } from "@byoa/sdk";
import { write } from "../ends/output.ts";

/** The flags of `byoa invoke` as the parser gives them. */
export interface InvokeFlags {
  readonly body: string;
  readonly contentType?: string;
  readonly accept?: string;
  readonly json?: true;
  readonly debug?: true;
}

/** `byoa invoke`: one request, its answer as it came. Throws ConfigurationError `flag-invalid`, SdkError `model-error`, Interrupted. */
export async function invokeCommand(url: string, flags: InvokeFlags, signal: AbortSignal): Promise<number> {
  if (!URL.canParse(url) || !url.startsWith("http"))
    throw wrong(url, "not a URL", "Write it like http://127.0.0.1:8080.", "");
  const { body, accept } = flags;
  const contentType = flags.contentType ?? (body.startsWith("@") ? contentTypeOf(body) : undefined);
  if (contentType === undefined)
    throw wrong(body, "its type is not known", "Add --content-type, for example text/csv.");
  signal.throwIfAborted();
  const began = performance.now();
  const response = await sendInvocation(new URL(url).origin, {
    body: await bytesOf(body),
    contentType,
    accept,
    signal,
  }).catch((error: unknown) => {
    const refused = error instanceof SdkError && / gave no answer \(refused\)/.test(error.message);
    if (!refused) throw error;
    throw new SdkError("model-error", `Nothing listens at ${url}. Start an endpoint: byoa serve.`, { cause: error });
  });
  const text = await response.text();
  const { status, headers } = response;
  const milliseconds = Math.round(performance.now() - began);
  const document = { status, headers: Object.fromEntries(headers), body: text, milliseconds };
  await write(flags.json ? jsonText(document) : text.endsWith("\n") ? text : `${text}\n`);
  return 0;
}

async function bytesOf(body: string): Promise<Buffer> {
  if (!body.startsWith("@")) return Buffer.from(body);
  const file = body.slice(1);
  if (file === "-") return await buffer(process.stdin);
  const facts = await stat(file).catch(() => undefined);
  if (facts !== undefined && !facts.isFile()) throw wrong(body, `${file} is no file`, "The standard input is @-.");
  return await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const what = error.code === "ENOENT" ? `${file} is not there` : `${file} cannot be read (${error.code})`;
    throw wrong(body, what, "Paths in flags start at the current folder.");
  });
}

const wrong = (text: string, what: string, next: string, flag = "--body "): ConfigurationError =>
  new ConfigurationError([{ code: "flag-invalid", what, where: `${flag}${text}`, next }]);
