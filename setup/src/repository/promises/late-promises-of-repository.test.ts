import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../root.ts";
import { latePromises } from "./late-promises.ts";
import { openProject } from "./promise-types.ts";

// In a test an unhandled rejection fails the run: there a promise may be awaited late.
const isSource = (file: string): boolean => !/\.(?:test|fixture)\.ts$|\/fixtures\//.test(file);

test("no promise is voided, kept or awaited late without a handler", () => {
  using project = openProject(join(root, "tsconfig.json"));
  const files = project.program
    .getSourceFileNames()
    .filter((file) => file.startsWith(root) && !file.includes("/node_modules/"));
  const late = files.filter(isSource).flatMap((name) => {
    const file = project.program.getSourceFile(name);
    return (file === undefined ? [] : latePromises(file, project.isPromise)).map(
      ({ line, form, text }) => `${name.slice(root.length + 1)}:${line} ${form}: ${text}`,
    );
  });
  expect(late).toEqual([]);
}, 120_000);
