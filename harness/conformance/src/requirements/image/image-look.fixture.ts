import type { ImageFacts } from "@byoa/platform";
import type { EntryProgram, ImageLook, OneImage } from "../../experiments/image/look-at-image.ts";

/** An image in exec form with nothing below /opt/ml, unless the facts say otherwise; used for training and serving. */
export function aLook(facts: Partial<ImageFacts> = {}, more: Partial<Omit<OneImage, "facts">> = {}): ImageLook {
  const image: OneImage = {
    facts: {
      reference: "image",
      id: "sha256:1",
      os: "linux",
      architecture: "amd64",
      sizeBytes: 1,
      entrypoint: ["node", "/opt/program/main.mjs"],
      cmd: null,
      user: "",
      workingDirectory: "",
      environment: {},
      labels: {},
      exposedPorts: [],
      ...facts,
    },
    programs:
      facts.entrypoint === null
        ? []
        : [{ role: "entrypoint", path: "/usr/local/bin/node", mode: 0o755, uid: 0, sizeBytes: 40_000_000 }],
    belowOptMl: [],
    ...more,
  };
  return { kind: "image-look", enginePlatform: "linux/amd64", train: image, serve: image };
}

export function aScript(facts: Partial<EntryProgram> = {}): EntryProgram {
  return {
    role: "entrypoint",
    path: "/usr/local/bin/entry",
    mode: 0o755,
    uid: 0,
    sizeBytes: 40,
    shebang: "/bin/sh",
    windowsLineEnds: false,
    text: '#!/bin/sh\nexec node main.mjs "$@"\n',
    ...facts,
  };
}
