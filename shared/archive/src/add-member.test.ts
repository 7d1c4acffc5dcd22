import { setImmediate as turn } from "node:timers/promises";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import { addMember } from "./add-member.ts";

test("a member is added once its bytes are taken", async () => {
  const archive = pack();
  let added = false;
  const adding = addMember(archive, { name: "a" }, Buffer.alloc(1 << 20)).then(() => {
    added = true;
  });
  await turn();
  expect(added).toBe(false);
  archive.resume();
  await adding;
  await addMember(archive, { name: "folder/", type: "directory" });
});

test("members of an archive that is destroyed reject, and nothing is raised elsewhere", async () => {
  const archive = pack();
  archive.on("error", () => {});
  const members = ["a", "b"].map((name) => addMember(archive, { name }, Buffer.alloc(1 << 20)));
  await turn();
  archive.destroy(new Error("the reader is gone"));
  const outcomes = await Promise.allSettled(members);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(addMember(archive, { name: "c" })).rejects.toThrow();
});
