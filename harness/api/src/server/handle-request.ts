import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { EndpointService } from "../hosting/endpoint-operations.ts";
import { invokedEndpoint, invokeEndpoint } from "../hosting/invoke-endpoint.ts";
import { models } from "../model/models.ts";
import type { DocumentService } from "../model/served-operations.ts";
import { ApiError } from "../protocol/api-error.ts";
import { signedRequest } from "../protocol/caller-of-request.ts";
import type { Operation } from "../protocol/operation.ts";
import { s3Error } from "../s3/s3-error.ts";
import { s3Request } from "../s3/s3-request.ts";
import { s3OperationOf, type s3Service } from "../s3/s3-service.ts";
import { apiErrorOf, json11, type Protocol, queryProtocol, s3Protocol, writeError } from "./answers.ts";
import { type JsonService, parseJson, readBody, runOperation, subjectOf } from "./json-service.ts";
import { refuseStrangers } from "./refuse-strangers.ts";
import type { RequestRecord } from "./request-record.ts";

export interface Services {
  readonly operations: Readonly<Record<DocumentService, Readonly<Record<string, Operation>>>>;
  readonly s3: ReturnType<typeof s3Service>;
  readonly endpoints: EndpointService;
}

export interface Watcher {
  onRequest(record: RequestRecord): void;
  /** A fault of byoa, or of the machine that it runs on. */
  onFault(error: unknown): void;
}

/** What is known of a request by the time that it ends. */
interface Progress {
  service: string;
  operation: string;
  subject: string;
  protocol: Protocol;
  readonly notes: string[];
}

const STS_NAMESPACE = models.sts.xmlNamespace ?? "";
const TARGETS = new Map<string, DocumentService>([
  [models.sagemaker.targetPrefix ?? "", "sagemaker"],
  [models.logs.targetPrefix ?? "", "logs"],
]);

/** Answers one request by the protocol of its service. Never rejects. */
export async function handleRequest(
  services: Services,
  { onRequest, onFault }: Watcher,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const at = new Date();
  const startMs = performance.now();
  const id = randomUUID();
  const progress: Progress = {
    service: "-",
    operation: request.method ?? "",
    subject: "",
    protocol: json11,
    notes: [],
  };
  let failure: ApiError | undefined;
  response.setHeader("x-amzn-requestid", id);
  response.setHeader("x-amz-request-id", id);
  response.on("error", () => {});
  try {
    refuseStrangers(request);
    await dispatch(services, request, response, id, progress);
  } catch (error) {
    failure = apiErrorOf(error);
    const isAborted = response.destroyed || request.readableAborted;
    if (failure.status >= 500 && !(error instanceof ApiError) && !isAborted) onFault(error);
    writeError(response, progress.protocol, failure, id);
  }
  const { service, operation, subject, notes } = progress;
  onRequest({
    at,
    service,
    operation,
    subject,
    status: failure?.status ?? response.statusCode,
    ...(failure === undefined ? {} : { error: failure.code }),
    durationMs: performance.now() - startMs,
    notes,
  });
}

async function dispatch(
  { operations, s3, endpoints }: Services,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  progress: Progress,
): Promise<void> {
  const { caller, service } = signedRequest(request);
  progress.service = service;
  const note = (text: string): void => {
    if (text !== "") progress.notes.push(text);
  };
  const send = (operation: string, members: Readonly<Record<string, unknown>>): void => {
    const { contentType, answer } = progress.protocol;
    const text = answer(operation, members, id);
    response
      .writeHead(200, { "content-type": contentType, "content-length": String(Buffer.byteLength(text)) })
      .end(text);
  };
  const run = async (name: DocumentService, operation: string, input: unknown): Promise<void> => {
    const json: JsonService = { model: models[name], operations: operations[name] };
    progress.service = name;
    progress.operation = operation;
    progress.subject = subjectOf(json, operation, input);
    send(operation, await runOperation(json, { operation, input, caller, note }));
  };

  const target = request.headers["x-amz-target"];
  if (typeof target === "string") {
    const [prefix = "", operation = ""] = target.split(".", 2);
    const name = TARGETS.get(prefix);
    progress.operation = operation;
    if (name === undefined) return notServed(note);
    return await run(name, operation, parseJson(await readBody(request)));
  }
  const endpoint = service === "sagemaker" ? invokedEndpoint(pathOf(request)) : undefined;
  if (endpoint !== undefined && request.method === "POST") {
    Object.assign(progress, { service: "sagemaker-runtime", operation: "InvokeEndpoint", subject: endpoint });
    return await invokeEndpoint(endpoints, caller, endpoint, request, response);
  }
  if (service === "s3") {
    progress.protocol = s3Protocol;
    const s3Call = s3Request(request, response, caller);
    progress.subject = [s3Call.bucket, s3Call.key].filter((part) => part !== "").join("/");
    const operation = s3OperationOf(s3Call);
    if (operation === undefined) {
      note("not in byoa up");
      throw s3Error("NotImplemented");
    }
    progress.operation = operation;
    return await s3(operation, s3Call);
  }
  if (service === "sagemaker") return notServed(note);
  progress.protocol = queryProtocol(STS_NAMESPACE);
  const parameters = new URLSearchParams(
    request.method === "POST" ? (await readBody(request)).toString("utf8") : request.url?.split("?", 2)[1],
  );
  const { Action: action = "", Version: _, ...input } = Object.fromEntries(parameters);
  progress.operation = action === "" ? progress.operation : action;
  if (service === "sts") return await run("sts", action, input);
  return notServed(note);
}

const pathOf = ({ url = "/" }: IncomingMessage): string => url.split("?", 1)[0] ?? "/";

/** A service that is not here at all answers as one does that is not in the region. */
function notServed(note: (text: string) => void): never {
  note("not in byoa up");
  throw new ApiError("UnknownOperationException", "The requested operation is not supported in the called region.");
}
