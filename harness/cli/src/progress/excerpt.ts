import type { CheckEvent } from "@byoa/conformance";
import { plainText, seconds } from "../plain-text.ts";

const LOG_LINES = 8;
const EXCHANGES = 3;

/** Tells of the first training job and the first endpoint what a person wants to see of them; of the others nothing. */
export function firstJobExcerpt(): (event: CheckEvent) => string[] {
  let job: string | undefined;
  let logLines = 0;
  let endpoint: string | undefined;
  let exchanges = 0;
  return (event) => {
    switch (event.kind) {
      case "job-started": {
        if (job !== undefined) return [];
        job = event.job;
        const channels = event.channels.map(
          ({ name, fileCount }) => `${name} (${fileCount} ${fileCount === 1 ? "file" : "files"})`,
        );
        const hyperparameters = Object.entries(event.hyperparameters).map(([name, value]) => `${name}=${value}`);
        return [
          `training job ${job}: channels ${channels.join(", ") || "none"}`,
          ...(hyperparameters.length === 0 ? [] : [`  hyperparameters ${plainText(hyperparameters.join(" "))}`]),
        ];
      }
      case "job-log":
        if (event.job !== job) return [];
        logLines += 1;
        if (logLines > LOG_LINES) return [];
        return [`  | ${plainText(event.line.text)}`];
      case "job-finished": {
        if (event.job !== job) return [];
        const { status, failureReason } = event.description;
        const more = logLines > LOG_LINES ? [`  | … ${logLines - LOG_LINES} more lines`] : [];
        const model =
          event.artifacts.model === undefined ? "" : `, model.tar.gz ${event.artifacts.model.sizeBytes} bytes`;
        const reason = failureReason === undefined ? "" : `: ${plainText(failureReason)}`;
        return [...more, `  ${status} in ${seconds(event.durationMs)}${model}${reason}`];
      }
      case "endpoint-started":
        if (endpoint !== undefined) return [];
        endpoint = event.name;
        return [`endpoint at ${event.url}`];
      case "endpoint-ready": {
        if (event.name !== endpoint) return [];
        const { readyAtMs, answers } = event.readiness;
        if (readyAtMs !== undefined) return [`  /ping 200 after ${seconds(readyAtMs)}`];
        const last = answers.at(-1);
        return [`  /ping never said 200${last === undefined ? "" : ` (${last.status ?? last.error ?? "no answer"})`}`];
      }
      case "endpoint-exchange":
        if (event.name !== endpoint || event.exchange.request.path === "/ping") return [];
        exchanges += 1;
        return exchanges > EXCHANGES ? [] : [`  ${exchangeLine(event.exchange)}`];
      default:
        return [];
    }
  };
}

function exchangeLine({
  request,
  response,
  error,
  totalMs,
}: Extract<CheckEvent, { kind: "endpoint-exchange" }>["exchange"]): string {
  const asked = `${request.method} ${request.path} ${short(request.body?.text)}`.trimEnd();
  const answered =
    response === undefined ? (error ?? "no answer") : `${response.status} ${short(response.body.text)}`.trimEnd();
  return `${asked} → ${answered} (${Math.round(totalMs)} ms)`;
}

function short(text: string | undefined): string {
  const plain = plainText(text ?? "").trim();
  return plain.length <= 60 ? plain : `${plain.slice(0, 59)}…`;
}
