import type { Tree, TreeEntry } from "@byoa/platform";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { firstHost, treeEvidence } from "../../requirement/evidence-of-training.ts";
import { listed, shorten } from "../../requirement/evidence-text.ts";
import { broken, type Judgement, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { modelFiles } from "../sights/training.ts";

/** Longest name of one path segment, in bytes. */
const NAME_BYTES = 255;

export const modelIsArchiveSafe = requirement({
  id: "TRAIN-MODEL-03",
  section: "training",
  level: "SHOULD",
  sentence: "The model folder holds only regular files and folders, with names of at most 255 bytes.",
  why: "Links point elsewhere after the archive is unpacked on another machine, sockets and pipes cannot be packed, and hosting of uncompressed models refuses odd names.",
  causes: [
    "a cache folder full of links is copied as it is",
    "a `latest` link beside the model",
    "a lock or socket file left behind",
  ],
  fix: "Copy what a link points to, and pack what it points to (`tar -czhf model.tar.gz -C folder .`): `cpSync(from, to, { dereference: true, recursive: true })` (Node), `shutil.copytree(from, to, symlinks=False)` (Python), `cp -rL from to` (shell).",
  sources: [awsGuide("deploy-model-troubleshoot"), awsGuide("large-model-inference-uncompressed")],
  needs: {},
  uses: { sample: trainOnSample, endpoint: serveModel },
  passHasSeen: modelFiles,
  judge({ sample, endpoint }, profile) {
    const given = endpoint?.model === "declared" ? endpoint.modelBefore : undefined;
    const unsafe = given === undefined ? undefined : unsafeIn("the model that is given", given);
    if (unsafe !== undefined) return unsafe;
    if (sample === undefined)
      return given === undefined ? notApplicable("no model was trained, and none was given") : pass();
    const unmet = trainingSucceeds.unmet({ sample }, profile);
    if (unmet !== undefined) return given === undefined ? unmet : pass("only the model that is given was looked at");
    const { model } = firstHost(sample);
    if (model.length === 0) return notTestable("the job left no model", "TRAIN-MODEL-01");
    return unsafeIn("/opt/ml/model", model) ?? pass();
  },
});

function unsafeIn(where: string, model: Tree): Judgement | undefined {
  const unsafe = model.flatMap((entry) => {
    const why = whyUnsafe(entry);
    return why === undefined ? [] : [{ entry, why }];
  });
  if (unsafe.length === 0) return undefined;
  return broken(
    `in ${where}: ${listed(unsafe.map(({ entry, why }) => `${shorten(entry.path, 60)} is ${why}`))}`,
    treeEvidence(
      where,
      unsafe.map(({ entry }) => entry),
    ),
  );
}

function whyUnsafe({ path, type, linkTarget }: TreeEntry): string | undefined {
  if (type === "symlink") return `a symbolic link to ${linkTarget ?? "somewhere"}`;
  if (type === "fifo") return "a named pipe";
  if (type === "other") return "neither a file nor a folder";
  return Buffer.byteLength(path.split("/").at(-1) ?? "") > NAME_BYTES ? "a name of more than 255 bytes" : undefined;
}
