import type { IncomingMessage } from "node:http";
import type { ApiModel } from "../model/api-model.ts";
import { validateInput } from "../model/validate-input.ts";
import { ApiError } from "../protocol/api-error.ts";
import type { Caller } from "../protocol/arns.ts";
import type { Operation } from "../protocol/operation.ts";

/** More than the largest valid input of these services. */
const MAXIMUM_BYTES = 4 * 1024 * 1024;

export interface JsonService {
  readonly model: ApiModel;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** The body of a request, whole. Throws ApiError `RequestEntityTooLargeException`. */
export async function readBody(request: IncomingMessage, maximumBytes = MAXIMUM_BYTES): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const bytes of request) {
    size += bytes.length;
    if (size > maximumBytes)
      throw new ApiError("RequestEntityTooLargeException", `The request is larger than ${maximumBytes} bytes.`, 413);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** Throws ApiError `SerializationException`. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new ApiError("SerializationException", "Unable to parse the request body as JSON");
  }
}

/** Runs one operation on an input that is held against the model first. Throws ApiError. */
export async function runOperation(
  { model, operations }: JsonService,
  {
    operation,
    input,
    caller,
    note,
  }: {
    readonly operation: string;
    readonly input: unknown;
    readonly caller: Caller;
    readonly note: (text: string) => void;
  },
): Promise<Readonly<Record<string, unknown>>> {
  const run = operations[operation];
  const shape = model.operations[operation]?.input;
  if (run === undefined || shape === undefined) {
    note(model.otherOperations.includes(operation) ? "not in byoa up" : "no such operation in AWS's own model");
    throw new ApiError("UnknownOperationException", "The requested operation is not supported in the called region.");
  }
  return await run(validateInput(model, shape, input), caller, note);
}

/** The name that an input is about: its first text, required members first. */
export function subjectOf({ model }: JsonService, operation: string, input: unknown): string {
  if (typeof input !== "object" || input === null) return "";
  const shape = model.shapes[model.operations[operation]?.input ?? ""];
  const names = [...(shape?.required ?? []), ...Object.keys(input)];
  for (const name of names) {
    const value: unknown = Reflect.get(input, name);
    if (typeof value === "string" && /name/i.test(name)) return value;
  }
  return "";
}
