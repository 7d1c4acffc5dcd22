import { expect, test } from "vitest";
import { smallRun } from "./events.fixture.ts";
import { headerLine } from "./header.ts";

const versions = { byoa: "0.1.0", contract: "2026-11" };
const engine = { name: "docker", version: "28.2" };
const images = smallRun.filter((event) => event.kind === "image");

test("one image that does both is named once", () => {
  expect(headerLine(versions, engine, images)).toBe(
    "byoa 0.1.0 · contract 2026-11 · docker 28.2 · my-image:latest  linux/amd64  214 MB",
  );
});

test("two images are named with what they do", () => {
  const both = images.flatMap((image) => [
    image,
    { ...image, use: "serve" as const, facts: { ...image.facts, id: "sha256:2", reference: "my-server:1" } },
  ]);
  expect(headerLine(versions, engine, both)).toBe(
    "byoa 0.1.0 · contract 2026-11 · docker 28.2 · train my-image:latest  linux/amd64  214 MB · serve my-server:1  linux/amd64  214 MB",
  );
});
