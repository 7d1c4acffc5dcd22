import { existsSync } from "node:fs";
import { join } from "node:path";
import { resolveConfig } from "vitepress";
import { expect, test } from "vitest";
import { addressOf, listPages, pageOf, root } from "./pages.ts";

test("a page's place on the site: docs/ is the root, a README its folder's index", () => {
  expect(pageOf("docs/index.md")).toBe("index.md");
  expect(pageOf("docs/guides/pipe-mode.md")).toBe("guides/pipe-mode.md");
  expect(pageOf("docs/labs/08-why-is-ping-red/README.md")).toBe("labs/08-why-is-ping-red/index.md");
  expect(pageOf("algorithms/tensorflow/README.md")).toBe("algorithms/tensorflow/index.md");
  expect(pageOf("README.md")).toBe("readme.md");
});

test("an address has neither index nor .md", () => {
  expect(["docs/index.md", "docs/guides/README.md", "docs/contract.md", "ARCHITECTURE.md"].map(addressOf)).toEqual([
    "/",
    "/guides/",
    "/contract",
    "/architecture",
  ]);
});

test("pages are documentation: neither templates nor what students get and edit", () => {
  const pages = listPages();
  for (const page of ["README.md", "docs/index.md", "docs/contract/image.md", "algorithms/decision-tree/README.md"])
    expect(pages).toContain(page);
  expect(pages.filter((page) => /node_modules|templates|\/(start|solution|programs)\//.test(page))).toEqual([]);
  expect(pages.filter((page) => !existsSync(join(root, page)))).toEqual([]);
});

test("no two pages share a place", () => {
  const places = listPages().map(pageOf);
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
});

test("VitePress finds the same pages: its globs read the rules as ours do", async () => {
  const { pages } = await resolveConfig(join(root, "site"), "build", "production");
  expect(pages.toSorted()).toEqual(listPages());
});
