import type { TreeEntry } from "@byoa/platform";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { firstHost, treeEvidence } from "../../requirement/evidence-of-training.ts";
import { listed, shorten } from "../../requirement/evidence-text.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";

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
  fix: "Copy what a link points to: `cpSync(from, to, { dereference: true, recursive: true })` (Node), `shutil.copytree(from, to, symlinks=False)` (Python), `cp -rL from to` (shell).",
  sources: [awsGuide("deploy-model-troubleshoot"), awsGuide("large-model-inference-uncompressed")],
  needs: { sample: trainOnSample },
  dependsOn: ["TRAIN-MODEL-01"],
  requires: trainingSucceeds,
  judge({ sample }) {
    const { model } = firstHost(sample);
    const unsafe = model.flatMap((entry) => {
      const why = whyUnsafe(entry);
      return why === undefined ? [] : [{ entry, why }];
    });
    if (unsafe.length === 0) return pass();
    return broken(
      `in /opt/ml/model: ${listed(unsafe.map(({ entry, why }) => `${shorten(entry.path, 60)} is ${why}`))}`,
      treeEvidence(
        "/opt/ml/model",
        unsafe.map(({ entry }) => entry),
      ),
    );
  },
});

function whyUnsafe({ path, type, linkTarget }: TreeEntry): string | undefined {
  if (type === "symlink") return `a symbolic link to ${linkTarget ?? "somewhere"}`;
  if (type === "fifo") return "a named pipe";
  if (type === "other") return "neither a file nor a folder";
  return Buffer.byteLength(path.split("/").at(-1) ?? "") > NAME_BYTES ? "a name of more than 255 bytes" : undefined;
}
