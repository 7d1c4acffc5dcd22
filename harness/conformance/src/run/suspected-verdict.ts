import type { Suspicion } from "@byoa/platform";
import type { Verdict } from "../report/report.ts";
import type { RequirementId } from "../requirement/requirement-ids.ts";

/** The verdict that will come where a server stays as it looks now: worth showing while it is still waited for. */
export function suspectedVerdict(suspicion: Suspicion): Verdict {
  const { id, finding } = inWords(suspicion);
  return { id, level: "MUST", section: "serving", verdict: "fail", finding, evidence: [], notes: [] };
}

function inWords(suspicion: Suspicion): { readonly id: RequirementId; readonly finding: string } {
  switch (suspicion.because) {
    case "wrong-answer": {
      const target = suspicion.location === undefined ? "" : `, a redirect to ${suspicion.location}`;
      return { id: "HOST-PING-03", finding: `/ping answers ${suspicion.status}${target} so far` };
    }
    case "not-http":
      return { id: "HOST-PORT-01", finding: "what answers at port 8080 is not HTTP so far" };
    case "loopback-only": {
      const [socket] = suspicion.sockets;
      return { id: "HOST-BIND-02", finding: `the server listens on ${socket?.address}:${socket?.port} only, so far` };
    }
    case "other-port":
      return { id: "HOST-PORT-01", finding: `the server listens on port ${suspicion.port} so far` };
  }
}
