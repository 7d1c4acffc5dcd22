import type { PingAnswer, Readiness } from "../observation/endpoint-observation.ts";

/** Why an endpoint did not get ready, in one sentence; for one that did, when. */
export function readinessSentence(readiness: Readiness): string {
  const { readyAtMs, answers, endedBeforeReady, gaveUp, limitMs } = readiness;
  if (readyAtMs !== undefined) return `/ping answered 200 after ${(readyAtMs / 1000).toFixed(1)} s`;
  if (endedBeforeReady) return "the container ended before /ping answered 200";
  const last = answers.at(-1);
  const seen = last === undefined ? "nobody listened" : lastAnswer(last);
  if (gaveUp?.because === "loopback-only") return "the server listens on the loopback interface only";
  if (gaveUp?.because === "other-port") return "the server listens on another port than 8080";
  if (gaveUp?.because === "same-failure") return "/ping answers 500 each time, with the same error in the log";
  if (gaveUp?.because === "killed-for-memory") return "the memory limit kills its processes again and again";
  if (gaveUp?.because === "endless-answer") return "the response of /ping begins and never ends";
  return `/ping did not answer 200 within ${Math.round((gaveUp?.atMs ?? limitMs) / 1000)} s: ${seen}`;
}

function lastAnswer({ status, error, count }: PingAnswer): string {
  return `${status === undefined ? error : `status ${status}`}${count > 1 ? `, ${count} times` : ""}`;
}
