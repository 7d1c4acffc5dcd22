// The README's pictures: two real runs of byoa check, as they look in a terminal. Needs the images (npm run matrix builds the broken one).
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { byoaProgram, repositoryRoot } from "../example.ts";
import { finalScreen } from "./final-screen.ts";
import { terminalPicture } from "./terminal-picture.ts";

const COLUMNS = 104;
const ROWS = 60;

const pictures = [
  {
    file: "check.svg",
    title: "byoa check of the decision tree: conformant",
    words: ["check", "byoa/decision-tree", "--config", "algorithms/decision-tree/byoa.yaml"],
    exitCode: 0,
  },
  {
    file: "check-broken.svg",
    title:
      "byoa check of an image whose server listens on the loopback interface only: the finding, its reason and its fix",
    words: ["check", "byoa-mutant/loopback-only", "--config", "harness/mutants/plain/byoa.yaml"],
    exitCode: 1,
  },
];

for (const { file, title, words, exitCode } of pictures) {
  const output = await inTerminal([...words, "--no-report"], exitCode);
  const widest = Math.max(
    ...stripVTControlCharacters(output)
      .split(/\r?\n/)
      .map((line) => line.length),
  );
  if (widest > COLUMNS) throw new Error(`${file}: a line of ${widest} columns does not fit`);
  const command = `npx byoa ${words.join(" ")}`;
  writeFileSync(
    join(repositoryRoot, "docs/pictures", file),
    terminalPicture({ command, output, columns: COLUMNS, title }),
  );
  process.stderr.write(`docs/pictures/${file}\n`);
}

/** What stands on a terminal of that width when byoa has ended. */
function inTerminal(words: readonly string[], expectedCode: number): Promise<string> {
  const quoted = [process.execPath, byoaProgram, ...words].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  const line = `stty cols ${COLUMNS} rows ${ROWS} && exec ${quoted.join(" ")}`;
  // Without testcontainers' reaper from the start: whether its image is here is no part of the picture.
  const env = { ...process.env, FORCE_COLOR: "1", NO_COLOR: undefined, TESTCONTAINERS_RYUK_DISABLED: "true" };
  return new Promise((resolve, reject) => {
    const child = execFile("script", ["-qefc", line, "/dev/null"], { cwd: repositoryRoot, env }, (error, stdout) => {
      if (child.exitCode === expectedCode) resolve(finalScreen(stdout));
      else reject(new Error(`byoa ${words.join(" ")} ended with ${child.exitCode}:\n${stdout}`, { cause: error }));
    });
  });
}
