import { CONTRACT_HEADERS, ROUTES } from "@byoa/contract";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import type { Codec } from "./codecs/codec.ts";
import { errorAnswers } from "./error-answers.ts";
import type { HostedModel } from "./hosted-model.ts";
import { acceptParameters } from "./negotiation/accept-parameters.ts";
import { requestType } from "./negotiation/request-type.ts";
import { responseType } from "./negotiation/response-type.ts";
import { BadInput, Refusal } from "./refusal.ts";
import type { ServingSettings } from "./settings.ts";

/**
 * The two routes of the hosting contract. No `/execution-parameters`: batch transform reads its 404 as its own defaults.
 * Headers that are not named here are nobody's business (INV-HDR-07).
 */
export function servingApplication(
  model: HostedModel,
  settings: Pick<ServingSettings, "payloadLimitBytes" | "defaultAccept">,
  log: (line: string) => void,
): Express {
  const application = express();
  application.disable("x-powered-by");
  application.disable("etag");
  application.disable("query parser");
  application.enable("case sensitive routing");
  application.enable("strict routing");

  const readBody = express.raw({ type: () => true, limit: settings.payloadLimitBytes });
  application
    .route(ROUTES.invocations)
    .post(readBody, invocations(model, settings.defaultAccept))
    .all(onlyMethods("POST"));
  application
    .route(ROUTES.ping)
    .get((_request, response) => {
      response.writeHead(model.state === "ready" ? 200 : 503, { "content-length": 0 }).end();
    })
    .all(onlyMethods("GET, HEAD"));
  application.use((request) => {
    throw new Refusal(404, `no route ${request.path}; there are GET ${ROUTES.ping} and POST ${ROUTES.invocations}`);
  });
  application.use(errorAnswers(settings.payloadLimitBytes, log) satisfies ErrorRequestHandler);
  return application;
}

function invocations(model: HostedModel, defaultAccept: Codec | undefined): RequestHandler {
  return async (request, response) => {
    const { codec, charset } = requestType(request.headers["content-type"]);
    const fallback = defaultAccept ?? codec;
    const accept = request.headers.accept?.trim() || "*/*";
    const answerCodec = accept === "*/*" ? fallback : responseType(request.accepts(), fallback);
    if (!(request.body instanceof Uint8Array)) throw new BadInput("the body is empty");
    const answer = await model.answer({
      body: request.body,
      requestType: codec.mediaTypes[0],
      responseType: answerCodec.mediaTypes[0],
      charset,
      acceptParameters: accept.includes(";") ? acceptParameters(accept, answerCodec.mediaTypes) : {},
      customAttributes: request.get(CONTRACT_HEADERS.customAttributes),
    });
    if (answer.customAttributes !== undefined) {
      response.setHeader(CONTRACT_HEADERS.customAttributes, answer.customAttributes);
    }
    response
      .writeHead(200, { "content-type": answerCodec.contentType, "content-length": Buffer.byteLength(answer.body) })
      .end(answer.body);
  };
}

function onlyMethods(allowed: string): RequestHandler {
  return (request, response) => {
    response.setHeader("allow", allowed);
    throw new Refusal(405, `${request.method} is not allowed here; use ${allowed}`);
  };
}
