// Which source may import which: `npm run check` runs this. The rules are in setup/src/repository (ARCHITECTURE.md).
import { cruiseOptions, dependencyRules, resolveOptions } from "./setup/src/repository/dependency-rules.ts";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  ...dependencyRules,
  options: { ...cruiseOptions, enhancedResolveOptions: resolveOptions },
};
