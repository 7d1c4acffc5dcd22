import { defineConfig } from "vitest/config";

/** The unit tests as StrykerJS runs them: one project, since a mutant runs in no container. */
export default defineConfig({
  test: {
    name: "unit",
    include: ["**/src/**/*.test.ts"],
    exclude: ["**/*.engine.test.ts", "**/node_modules/**"],
    testTimeout: 30_000,
  },
});
