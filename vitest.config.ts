import { defineConfig } from "vitest/config";

/**
 * Two projects: `unit` needs nothing but Node; `engine` (files named *.engine.test.ts) needs a container engine.
 * Engine tests run one file after the other: two cores are soon full, and time is part of what they look at.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/src/**/*.test.ts", "setup/*.test.ts"],
          exclude: ["**/*.engine.test.ts", "**/node_modules/**"],
        },
      },
      {
        test: {
          name: "engine",
          include: ["**/src/**/*.engine.test.ts"],
          exclude: ["**/node_modules/**"],
          fileParallelism: false,
          // Tests that say so run side by side within their file.
          maxConcurrency: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
