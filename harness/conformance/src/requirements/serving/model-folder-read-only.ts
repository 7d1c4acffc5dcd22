import { contractPaths } from "@byoa/contract";
import type { EndpointObservation } from "@byoa/platform";
import { readOnlyComplaints } from "../../diagnosis/read-only-complaints.ts";
import { endpointReady } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { failedReadOnly } from "../../experiments/serving/serving-observation.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { servedReadOnly } from "../sights/serving.ts";
import { exitEvidence, lastLogEvidence, outcome } from "./evidence-of-serving.ts";

export const modelFolderReadOnly = requirement({
  id: "HOST-MODEL-12",
  section: "serving",
  level: "MUST",
  sentence: "The server works without writing below /opt/ml/model.",
  why: "The platform mounts the folder read-only for endpoints; local mode does not, so the fault shows only there.",
  causes: [
    "caches or compiled files beside the model",
    "an archive that is unpacked in place",
    "lock files of a library",
    "Python's __pycache__ below model/code",
  ],
  fix: "Write to /tmp: `cache_dir = tempfile.mkdtemp()`, `HF_HOME=/tmp/hf`, `PYTHONDONTWRITEBYTECODE=1`; unpack into /tmp at the start.",
  sources: [
    awsGuide("your-algorithms-inference-code"),
    issue("aws/sagemaker-python-sdk", 5698),
    issue("aws/sagemaker-tensorflow-serving-container", 211),
  ],
  needs: { served: serveModel },
  dependsOn: ["HOST-PING-06"],
  requires: endpointReady,
  facets: ["read-only-mounts"],
  passHasSeen: servedReadOnly,
  judge({ served }) {
    const failed = failedReadOnly(served);
    const folder = contractPaths().model;
    if (failed !== undefined) {
      const [line] = readOnlyComplaints(failed);
      const finding = `with ${folder} mounted read-only it does not serve, with a writable one it does: ${line?.trim() ?? howItFailed(failed)}`;
      return broken(finding, exitEvidence(failed), lastLogEvidence(failed), {
        label: "written",
        text: changes(served),
      });
    }
    const complaints = readOnlyComplaints(served);
    return complaints.length > 0
      ? pass(`a write to a read-only place was refused, and did no harm: ${complaints[0]?.trim()}`)
      : pass();
  },
});

function howItFailed({ readiness, exit, exchanges }: EndpointObservation): string {
  if (readiness.readyAtMs === undefined)
    return exit === undefined ? "it did not come up" : `it ended with ${exit.code}`;
  const first = exchanges.find(({ name }) => name === "first");
  return first === undefined ? "it did not answer" : `the sample got ${outcome(first)}`;
}

function changes({ modelBefore, modelAfter }: EndpointObservation): string {
  const before = new Map(modelBefore.map(({ path, sha256 }) => [path, sha256]));
  const changed = modelAfter
    .filter(({ path, sha256 }) => !before.has(path) || before.get(path) !== sha256)
    .map(({ path }) => path);
  return changed.length === 0 ? "(nothing that stayed)" : changed.join("\n");
}
