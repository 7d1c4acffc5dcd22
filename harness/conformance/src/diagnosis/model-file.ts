import { posix } from "node:path";
import type { EndpointObservation } from "@byoa/platform";

/** A file below /opt/ml/model that a server looks for and that its model does not have. */
export interface MissingModelFile {
  readonly path: string;
  /** Where the model has a file of that name, relative to /opt/ml/model. */
  readonly elsewhere: readonly string[];
  readonly line: string;
}

const NOT_THERE =
  /no such file|not found|does not exist|doesn't exist|missing|ENOENT|cannot (?:open|find|access|read|load)|can't (?:open|find|read|load)|unable to (?:open|find|read|load)|failed to (?:open|find|read|load)|FileNotFound|NoSuchFile/i;
const BELOW_MODEL = /(?<![\w./])\/opt\/ml\/model\/([\w.+@/-]*[\w+@-])/g;
const FRAME = /^\s+(?:at |File ")/;

/** The file of the model that a server did not find, by its own words. */
export function missingModelFileIn({
  log,
  modelBefore,
}: Pick<EndpointObservation, "log" | "modelBefore">): MissingModelFile | undefined {
  const files = modelBefore.map(({ path }) => path);
  for (const { text } of log) {
    if (!NOT_THERE.test(text) || FRAME.test(text)) continue;
    for (const [path, relative = ""] of text.matchAll(BELOW_MODEL)) {
      if (files.includes(relative)) continue;
      const name = posix.basename(relative);
      return { path, elsewhere: files.filter((file) => posix.basename(file) === name), line: text.trim() };
    }
  }
  return undefined;
}

/** What the model has in its place, as the rest of a sentence. */
export function whereItIs(
  { path, elsewhere }: MissingModelFile,
  modelBefore: EndpointObservation["modelBefore"],
): string {
  const [found] = elsewhere;
  if (found !== undefined)
    return `it looks for ${path}, and the model has it at ${found}: pack the files themselves, not the folder around them (\`tar -czf model.tar.gz -C FOLDER .\`), or look for it there`;
  const files = modelBefore.filter(({ type }) => type === "file").map((entry) => entry.path);
  const held = files.length === 0 ? "no file" : files.slice(0, 5).join(", ");
  return `it looks for ${path}, and the model holds ${held}: save and load the same name`;
}
