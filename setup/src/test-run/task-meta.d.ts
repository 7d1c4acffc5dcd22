import "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Why this machine cannot run the test; named in the last lines of a run. */
    notRunHere?: string;
  }
}
