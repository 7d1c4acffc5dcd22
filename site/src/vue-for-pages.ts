import { fileURLToPath } from "node:url";
import type { Plugin } from "vitepress";

/** Pages lie outside this package and become Vue components: what they import of Vue is this package's. */
export const vueForPages = {
  name: "vue-for-pages",
  enforce: "pre",
  resolveId(id, importer) {
    const ofAPage = importer !== undefined && /\.md(\?|$)/.test(importer);
    if (!ofAPage || !/^vue(\/|$)/.test(id)) return undefined;
    return this.resolve(id, fileURLToPath(import.meta.url), { skipSelf: true });
  },
} satisfies Plugin;
