import { slug } from "github-slugger";
import { defineConfig } from "vitepress";
import { literalBraces } from "./literal-braces.ts";
import { mermaidFences } from "./mermaid-fences.ts";
import { nav, sidebar } from "./navigation.ts";
import { listPages, notPages, pageOf, root } from "./pages.ts";
import { repositoryLinks } from "./repository-links.ts";
import { vueForPages } from "./vue-for-pages.ts";

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b7a5b"/><path d="M8 17l6 6 11-14" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>';

const pages = new Set(listPages());

/** The site: the repository's Markdown as it is. Nothing is fetched from elsewhere: fonts, search and diagrams are its own. */
export default defineConfig({
  title: "byoa",
  description: "Bring your own algorithm to Amazon SageMaker, and know before you pay that it will work.",
  lang: "en",
  srcDir: root,
  srcExclude: notPages,
  outDir: "./dist",
  cacheDir: "./.vitepress/cache",
  rewrites: pageOf,
  // Any static server serves it, none needs to know of addresses without .html.
  cleanUrls: false,
  head: [["link", { rel: "icon", href: `data:image/svg+xml,${encodeURIComponent(ICON)}` }]],
  markdown: {
    anchor: { slugify: slug },
    // Braces are text here as they are on GitHub.
    attrs: { disable: true },
    languageAlias: { console: "shellsession" },
    config(md) {
      repositoryLinks(md, pages, root);
      mermaidFences(md);
      literalBraces(md);
    },
  },
  themeConfig: {
    nav,
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: "local" },
    externalLinkIcon: true,
  },
  vite: {
    plugins: [vueForPages],
    // The root is the repository: without this its .env files would be read.
    envDir: ".vitepress",
    // Diagrams are drawn in the browser only.
    ssr: { external: ["mermaid"] },
    // mermaid is one large piece, loaded only where a page has a diagram.
    build: { chunkSizeWarningLimit: 4_000 },
  },
});
