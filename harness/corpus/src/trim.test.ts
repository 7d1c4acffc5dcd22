import { loadRecording } from "@byoa/conformance";
import type { Recording } from "@byoa/platform";
import { expect, test } from "vitest";
import { allImages, recordingOf } from "./collection.ts";
import { trim } from "./trim.ts";

test("a compiled program is cut, a script is kept whole", () => {
  const file = (path: string, content: Buffer) => ({
    path,
    type: "file" as const,
    mode: 0o755,
    uid: 0,
    sizeBytes: content.length,
    content,
  });
  const read = {
    reference: "image",
    paths: [],
    files: [
      file("/program", Buffer.from(`\x7fELF${"x".repeat(5_000)}`, "latin1")),
      file("/train", Buffer.from(`#!/bin/sh\n${"#".repeat(5_000)}`)),
    ],
  };
  const [trimmed] = trim({ ...empty, imageFiles: [read] }).imageFiles;
  expect(trimmed?.files.map(({ content }) => content?.length)).toEqual([1_024, 5_010]);
});

test("the recordings are trimmed already", async () => {
  for (const { name } of await allImages()) {
    const recording = await loadRecording(recordingOf(name));
    expect(trim(recording), name).toEqual(recording);
  }
});

const empty: Recording = {
  schemaVersion: 1,
  description: { name: "none", version: "0", platform: "linux" },
  capabilities: [],
  missing: [],
  images: [],
  imageFiles: [],
  trainingJobs: [],
  endpoints: [],
  transformJobs: [],
};
