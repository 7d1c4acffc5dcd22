import { irisChannels } from "@byoa/iris";
import { type NewFiles, readFiles, replaced } from "./read-files.ts";
import { languageFolder, type Template, treeFolder } from "./templates.ts";

/** Named, so that a Node that knows no TypeScript fails, and does not find nothing to test. */
const TEST = "node --test test/algorithm.test.ts";

/** Of an example these stay behind: what tests and compares it in this repository, and what is made anew. */
const LEFT_BEHIND = /^(?:node_modules|vendor|compare)\/|(?:^|\/)fixtures\/|\.test\.ts$|^README\.md$/;

/** Every file of a new algorithm but its packed toolkit: the template's, its language's, and Iris as its data. */
export async function algorithmFiles(name: string, template: Template): Promise<NewFiles> {
  const own = await readFiles(template.folder, (path) => !LEFT_BEHIND.test(path));
  const renamed = template.isExample
    ? replaced(own, (text, path) => renameExample(text, path, template.id, name))
    : own;
  const build = template.isBuiltAsTheTree === true ? await treeBuild(name) : [];
  const all: NewFiles = new Map([...(await readFiles(languageFolder(template.language))), ...build, ...renamed]);
  const filled = replaced(all, (text) => fill(text, { name, what: template.what, from: template.id }));
  for (const [channel, folder] of Object.entries(irisChannels)) {
    for (const [path, file] of await readFiles(folder)) filled.set(`data/${channel}/${path}`, file);
  }
  return filled;
}

async function treeBuild(name: string): Promise<NewFiles> {
  const files = await readFiles(treeFolder(), (path) => path === "Dockerfile" || path === ".dockerignore");
  return replaced(files, (text, path) =>
    renameExample(text, path, "decision-tree", name).replace("A decision tree for", "An algorithm for"),
  );
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);
}

/** The example's name where it stands for the algorithm, and the paths that led out of its folder. */
function renameExample(text: string, path: string, example: string, name: string): string {
  const named = text
    .replaceAll(`byoa/${example}`, name)
    .replaceAll(`literal("${example}")`, `literal("${name}")`)
    .replaceAll(`algorithm: "${example}"`, `algorithm: "${name}"`)
    .replaceAll(`"name": "${example}"`, `"name": "${name}"`)
    .replaceAll(`title="${example}"`, `title="${name}"`)
    .replaceAll(`../../datasets/iris/`, "data/")
    .replaceAll(` --config algorithms/${example}/byoa.yaml`, "");
  return path === "package.json" ? outsideThisRepository(named) : named;
}

function outsideThisRepository(manifest: string): string {
  const { license, ...fields } = JSON.parse(manifest);
  return `${JSON.stringify({ ...fields, engines: { node: ">=24" }, scripts: { ...fields.scripts, test: TEST } }, null, 2)}\n`;
}
