import { HOSTING_TIMEOUTS } from "@byoa/contract";
import { endpointReady } from "../../diagnosis/serving-preconditions.ts";
import { serveUnderLoad } from "../../experiments/serving/serve-under-load.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { lateSpan, limitIn } from "../../requirement/machine-time.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { connections } from "../sights/serving.ts";

export const acceptsConnectionsSoon = requirement({
  id: "HOST-CONN-09",
  section: "serving",
  level: "MUST",
  sentence: "The server accepts TCP connections within 250 ms.",
  why: "The platform gives up a connection that does not stand by then, and the request or the ping with it.",
  causes: ["a tiny queue of connections that wait (backlog)", "a server that accepts only between two requests"],
  fix: "Leave the backlog at its default or raise it: Express/Node `listen({ port: 8080, backlog: 511 })`; gunicorn `--backlog 2048`; uvicorn `--backlog 2048`; Python's http.server: ThreadingHTTPServer with `request_queue_size = 128`.",
  sources: [awsGuide("your-algorithms-inference-code"), issue("aws/amazon-sagemaker-examples", 2960)],
  needs: { loaded: serveUnderLoad },
  dependsOn: ["HOST-PING-06"],
  requires: endpointReady,
  timed: {
    verdicts: ["broken"],
    // Connections have no time of their own in the record: the whole of it counts.
    spans({ loaded }) {
      const ms = loaded.durationMs - (loaded.readiness.readyAtMs ?? 0);
      const slowest = Math.max(...[...loaded.idleConnectMs, ...loaded.loadedConnectMs].map((time) => time ?? 0));
      const limitMs = ms - Math.max(0, slowest - HOSTING_TIMEOUTS.connectMs);
      return [lateSpan(loaded.busySpans, loaded.readiness.readyAtMs ?? 0, { ms, limitMs })];
    },
  },
  passHasSeen: connections,
  judge({ loaded }) {
    const limitMs = limitIn(loaded, HOSTING_TIMEOUTS.connectMs);
    const groups = { "to the idle server": loaded.idleConnectMs, "under load": loaded.loadedConnectMs };
    for (const [when, times] of Object.entries(groups)) {
      const slow = times.filter((time) => time === null || time > limitMs);
      if (slow.length <= 1) continue;
      const never = slow.includes(null);
      const most = never ? "some never stood" : `the slowest ${Math.round(Math.max(...slow.map(Number)))} ms`;
      const finding = `${slow.length} of ${times.length} connections ${when} took longer than 250 ms (${most})`;
      return broken(finding, {
        label: "milliseconds",
        text: times.map((time) => (time === null ? "never" : Math.round(time))).join(" "),
      });
    }
    return pass();
  },
});
