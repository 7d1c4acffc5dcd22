import { expect, test } from "vitest";
import { handsArgumentsOn, isShellForm, programPaths, scriptOfShell } from "./program-paths.ts";

test("a name is looked for along PATH, a path from the working directory", () => {
  const image = { environment: { PATH: "/opt/program:bin" }, workingDirectory: "/app" };
  expect(programPaths("train", image)).toEqual(["/opt/program/train", "/app/bin/train"]);
  expect(programPaths("./entry.sh", image)).toEqual(["/app/entry.sh"]);
  expect(programPaths("train", { environment: {}, workingDirectory: "" })).toContain("/usr/local/bin/train");
});

test("a shell that runs a script is told from one that runs a command", () => {
  expect(scriptOfShell(["bash", "-e", "/entry.sh"])).toBe("/entry.sh");
  expect(scriptOfShell(["/bin/sh", "-c", "node main.js"])).toBeUndefined();
  expect(scriptOfShell(["python", "/entry.py"])).toBeUndefined();
  expect(isShellForm(["/bin/sh", "-c", "node main.js"])).toBe(true);
});

test("shell form hands arguments on only when it says so", () => {
  expect(handsArgumentsOn(["/bin/sh", "-c", "node main.js"])).toBe(false);
  expect(handsArgumentsOn(["/bin/sh", "-c", 'exec node main.js "$@"', "--"])).toBe(true);
  expect(handsArgumentsOn(["node", "main.js"])).toBe(true);
});
