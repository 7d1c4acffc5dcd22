import type { IncomingMessage, ServerResponse } from "node:http";
import { models } from "../model/models.ts";
import { validateInput } from "../model/validate-input.ts";
import { ApiError } from "../protocol/api-error.ts";
import { type Caller, logGroupArn } from "../protocol/arns.ts";
import { readBody } from "../server/json-service.ts";
import { type EndpointService, endpointLogGroup } from "./endpoint-operations.ts";
import type { Instance } from "./instance.ts";

/** Of the model, for a request's body. */
const MAXIMUM_BODY_BYTES = 6_291_456;
/** A container's message, as far as an error shows it. */
const MESSAGE_CHARACTERS = 1024;

const INVOKE = /^\/endpoints\/([^/]+)\/invocations$/;

/** The endpoint that a path names; undefined for a path of another operation. */
export const invokedEndpoint = (path: string): string | undefined => {
  const name = INVOKE.exec(path)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
};

/** Headers that reach the container as they are. */
const PASSED = ["content-type", "accept", "x-amzn-sagemaker-custom-attributes", "x-amzn-sagemaker-inference-id"];

const turns = new WeakMap<EndpointService, number>();

/** InvokeEndpoint. Throws ApiError `ValidationError`, `ModelError`, `ServiceUnavailable`. */
export async function invokeEndpoint(
  service: EndpointService,
  caller: Caller,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = textHeaders(request);
  holdInput({ EndpointName: name, Body: {}, ...modelMembers(headers) });
  const body = await readBody(request, MAXIMUM_BODY_BYTES);
  const instances = service.instances(caller.region, name);
  if (instances === undefined)
    throw new ApiError("ValidationError", `Endpoint ${name} of account ${caller.account} not found.`);
  const turn = (turns.get(service) ?? 0) + 1;
  turns.set(service, turn);
  const instance = chosen(instances, headers["x-amzn-sagemaker-target-variant"], turn);
  const parts: Buffer[] = [];
  const exchange = await instance.endpoint?.send({
    name: "invoke",
    headers: Object.fromEntries(Object.entries(headers).filter(([key]) => PASSED.includes(key))),
    body,
    freshConnection: false,
    onBody: (bytes) => parts.push(bytes),
  });
  const answer = exchange?.response;
  const bytes = Buffer.concat(parts);
  const failed = (status: number, text: string) => modelError({ caller, name, instance, status, text });
  if (exchange?.error === "timeout") throw failed(0, TIMED_OUT);
  if (answer === undefined)
    throw failed(0, `The container gave no answer (${exchange?.error ?? "it is being restarted"}).`);
  if (answer.status < 200 || answer.status > 299) throw failed(answer.status, bytes.toString("utf8"));
  const attributes = answer.headers["x-amzn-sagemaker-custom-attributes"];
  response.writeHead(200, {
    "content-type": answer.headers["content-type"] ?? "application/octet-stream",
    "content-length": String(bytes.length),
    "x-amzn-invoked-production-variant": instance.variant,
    ...(attributes === undefined ? {} : { "x-amzn-sagemaker-custom-attributes": attributes }),
  });
  response.end(bytes);
}

const TIMED_OUT =
  "Your invocation timed out while waiting for a response from container primary. Review the latency metrics for each container in Amazon CloudWatch, resolve the issue, and try again.";

/** One after the other, of those that answer where there are such. Throws ApiError `ValidationError` for a variant that is not there. */
function chosen(instances: readonly Instance[], variant: string | undefined, turn: number): Instance {
  const wanted = instances.filter((instance) => variant === undefined || instance.variant === variant);
  const answering = wanted.filter(({ endpoint }) => endpoint !== undefined);
  const among = answering.length > 0 ? answering : wanted;
  const instance = among[turn % Math.max(1, among.length)];
  if (instance === undefined)
    throw new ApiError("ValidationError", `Variant ${variant ?? ""} is not found for the endpoint.`);
  return instance;
}

function modelError({
  caller,
  name,
  instance,
  status,
  text,
}: {
  readonly caller: Caller;
  readonly name: string;
  readonly instance: Instance;
  readonly status: number;
  readonly text: string;
}): ApiError {
  const isClients = status >= 400 && status < 500;
  const group = endpointLogGroup(name);
  const shown = text.slice(0, MESSAGE_CHARACTERS);
  const message = `Received ${isClients ? "client" : "server"} error (${status}) from primary with message "${shown}". See CloudWatch log group ${group} in account ${caller.account} for more information.`;
  return new ApiError("ModelError", message, 424, {
    ErrorCode: isClients ? "CLIENT_ERROR_FROM_MODEL" : "INTERNAL_FAILURE_FROM_MODEL",
    LogStreamArn: `${logGroupArn(caller, group)}:log-stream:${instance.variant}/${instance.id}`,
    OriginalMessage: shown,
    OriginalStatusCode: status,
  });
}

function textHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** The members that headers carry, by the model. */
function modelMembers(headers: Readonly<Record<string, string>>): Record<string, unknown> {
  const members = models["sagemaker-runtime"].shapes.InvokeEndpointInput?.members ?? {};
  const given: Record<string, unknown> = {};
  for (const [member, { location, locationName = member }] of Object.entries(members)) {
    const value = headers[locationName.toLowerCase()];
    if (location === "header" && value !== undefined) given[member] = value;
  }
  return given;
}

/** The runtime calls what breaks the model a ValidationError. */
function holdInput(input: Readonly<Record<string, unknown>>): void {
  try {
    validateInput(models["sagemaker-runtime"], "InvokeEndpointInput", input);
  } catch (error) {
    throw error instanceof ApiError ? new ApiError("ValidationError", error.message) : error;
  }
}
