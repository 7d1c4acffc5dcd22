import type { DefaultTheme } from "vitepress";
import { expect, test } from "vitest";
import { nav, sidebar } from "./navigation.ts";
import { addressOf, listPages } from "./pages.ts";

const addresses = listPages().map(addressOf);

/** The links of the navigation, however deep. */
function linksOf(items: readonly (DefaultTheme.NavItem | DefaultTheme.SidebarItem)[]): string[] {
  return items.flatMap((item) => [
    ...("link" in item && item.link !== undefined ? [item.link] : []),
    ...("items" in item && item.items !== undefined ? linksOf(item.items) : []),
  ]);
}

test("the navigation leads to pages that there are", () => {
  expect(linksOf(nav).filter((link) => !addresses.includes(link))).toEqual([]);
});

test("every page is in the sidebar, once", () => {
  const links = linksOf(sidebar());
  expect(links.toSorted()).toEqual(addresses.toSorted());
});

test("guides stand in the order of their index", () => {
  const guides = sidebar().find(({ text }) => text === "Guides")?.items ?? [];
  expect(guides.slice(0, 3).map(({ link }) => link)).toEqual([
    "/guides/",
    "/guides/check-my-image",
    "/guides/copy-an-algorithm",
  ]);
});
