import { createMarkdownRenderer, type MarkdownRenderer } from "vitepress";
import { beforeAll, expect, test } from "vitest";
import { literalBraces } from "./literal-braces.ts";
import { mermaidFences } from "./mermaid-fences.ts";
import { root } from "./pages.ts";
import { repositoryLinks } from "./repository-links.ts";

const pages = new Set(["README.md", "docs/contract.md", "docs/guides/README.md", "docs/guides/pipe-mode.md"]);
let md: MarkdownRenderer;

beforeAll(async () => {
  md = await createMarkdownRenderer(root, {
    config(markdown) {
      repositoryLinks(markdown, pages, root);
      mermaidFences(markdown);
      literalBraces(markdown);
    },
  });
});

const render = (text: string, file = "docs/guides/pipe-mode.md"): string =>
  md.render(text, { path: `/elsewhere/${file}`, realPath: `${root}/${file}` }).trim();

test("a link to a page leads to its place on the site, a link to a folder to its index", () => {
  expect(render("[a](../contract.md#img-arch-01)")).toContain('href="/contract.html#img-arch-01"');
  expect(render("[a](../guides)")).toContain('href="/guides/"');
  expect(render("[a](docs/guides/README.md)", "README.md")).toContain('href="/guides/"');
  expect(render("[a](../../README.md)")).toContain('href="/readme.html"');
});

test("a link to what is no page becomes its text: code when it is a path, else as it was", () => {
  expect(
    render(
      "see [harness/mutants](../../harness/mutants), [`main.ts`](../../harness/cli/src/main.ts) or [its licence](/LICENSE)",
    ),
  ).toBe("<p>see <code>harness/mutants</code>, <code>main.ts</code> or its licence</p>");
});

test("a link that leads to nothing fails the build", () => {
  expect(() => render("[a](../gone.md)")).toThrow("dead link ../gone.md in docs/guides/pipe-mode.md");
});

test("links to other hosts and within the page stay", () => {
  expect(render("[a](https://example.org/x.md) [b](#here)")).toMatch(
    /href="https:\/\/example.org\/x.md".*href="#here"/,
  );
});

test("a mermaid fence becomes a diagram, any other stays code", () => {
  expect(render("```mermaid\nflowchart LR\n  a --> b\n```")).toBe(
    '<Diagram code="flowchart%20LR%0A%20%20a%20--%3E%20b%0A" />',
  );
  expect(render("```sh\nls\n```")).toContain("language-sh");
});

test("braces stay braces: VitePress would run them", () => {
  expect(render("a {{ b }} and `{{.Os}}`")).not.toMatch(/\{\{/);
});
