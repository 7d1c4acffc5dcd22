import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Lab } from "./lab.ts";
import { readLab } from "./read-lab.ts";

/** A lab of two exercises whose start/ is whole; written below a folder of a test. */
export async function fixtureLab(folder: string, changes: string = ""): Promise<Lab> {
  const files: Record<string, string> = {
    "README.md": "# A lab\n",
    "lab.yaml": `${LAB}${changes}`,
    "start/first/main.mjs": "process.exit(1);\n",
    "start/first/byoa.yaml": "capabilities: [train]\n",
    "solution/first/main.mjs": "process.exit(0);\n",
    "start/second/main.mjs": "throw 1;\n",
    "solution/second/main.mjs": "\n",
    "python/start/first/main.py": "exit(1)\n",
    "python/solution/first/main.py": "exit(0)\n",
    "python/start/second/main.py": "raise 1\n",
    "python/solution/second/main.py": "\n",
  };
  const lab = join(folder, "42-exit-codes");
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(lab, path)), { recursive: true });
    await writeFile(join(lab, path), text);
  }
  return await readLab(lab);
}

const LAB = `id: 42
title: Exit codes
part: training
minutes: 10
memory: 512m
needs: []
from: nothing
languages: [node, python]
looksAt: ["TRAIN-EXIT-*"]
learnt: An exit code says it all.
exercises:
  - name: first
    title: It always fails
    fails: { TRAIN-EXIT-01: "exit code 1" }
    edit: { node: [main.mjs], python: [main.py] }
    hints: [one, two, { node: "main.mjs, line 1", python: "main.py, line 1" }]
  - name: second
    fails: { TRAIN-EXIT-01: "" }
    edit: { node: [main.mjs], python: [main.py] }
    looksAt: [TRAIN-EXIT-01]
    hints: [one, two, three]
`;
