import { redaction } from "@byoa/conformance/secrets";
import {
  type Endpoint,
  type LogLine,
  limitSentence,
  type Platform,
  readinessSentence,
  tellingLines,
} from "@byoa/platform";
import { SdkError } from "../sdk-error.ts";
import type { Deployment, DeployRequest } from "../session.ts";
import { untilAborted } from "./until-aborted.ts";
import { withLongLog } from "./with-long-log.ts";

const EXCERPT_LINES = 3;

/** An endpoint on the platform of this machine, once it is in service; removed again when it does not come to that. */
export async function deployLocally(platform: Platform, request: DeployRequest): Promise<Deployment> {
  request.signal?.throwIfAborted();
  const hide = redaction([request.environment ?? {}]);
  const endpoint = await platform.startEndpoint({
    image: request.image,
    platform: request.platform,
    model: request.model,
    ...(request.environment === undefined ? {} : { environment: request.environment }),
    limits: withLongLog(request.limits),
    publishedPort: request.port,
    ...(request.startLimitSeconds === undefined ? {} : { startLimitMs: request.startLimitSeconds * 1000 }),
  });
  try {
    const tell = (line: LogLine) => request.onLog?.({ ...line, text: hide(line.text) }, "model");
    for (const line of endpoint.log) tell(line);
    endpoint.onLogLine(tell);
    const readiness = await untilAborted(endpoint.ready, request.signal);
    if (readiness.readyAtMs === undefined) {
      const last = tellingLines(endpoint.log, EXCERPT_LINES).map(({ text }) => hide(text.trim()));
      const said = last.length === 0 ? "It logged nothing." : `Its last words: ${last.join(" / ")}`;
      const sentences = [`${request.image}: ${readinessSentence(readiness)}`, ...limitsMet(endpoint)];
      throw new SdkError("endpoint-not-ready", `${sentences.join(". ")}. ${said}`);
    }
    return {
      url: request.port === undefined ? endpoint.url : `http://127.0.0.1:${request.port}`,
      readyAfterMs: readiness.readyAtMs,
      exited: endpoint.exited,
      limitsHit: () => limitsMet(endpoint),
      stop: () => endpoint.stop(),
      [Symbol.asyncDispose]: () => endpoint[Symbol.asyncDispose](),
    };
  } catch (error) {
    await endpoint[Symbol.asyncDispose]();
    throw error;
  }
}

const limitsMet = ({ limitsHit = [] }: Endpoint): string[] => [...new Set(limitsHit.map(limitSentence))];
