import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import { ConfigurationError } from "./configuration-error.ts";

type Path = readonly PropertyKey[];

/** A YAML (or JSON) file with the places of its values. */
export interface ConfigurationDocument {
  readonly value: unknown;
  has(path: Path): boolean;
  /** `file:line:column` of a value, or of the nearest one above it that is there. `key`: of its key instead. */
  where(path: Path, part?: "value" | "key"): string;
  /** A number exactly as it was written (`0.10`, `1e-3`); undefined for everything else. */
  numberText(path: Path): string | undefined;
}

/** Reads the text of byoa.yaml. Throws ConfigurationError `config-not-yaml`, one problem for each mistake of syntax. */
export function parseConfigurationDocument(text: string, fileName: string): ConfigurationDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${fileName}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    throw new ConfigurationError(
      document.errors.map((error) => ({
        code: "config-not-yaml",
        what: `not YAML: ${firstLine(error.message)}`,
        where: at(error.pos[0]),
        next: "Fix the syntax there.",
      })),
    );
  }
  return {
    value: valuesOf(document, fileName),
    has: (path) => path.length === 0 || document.hasIn(path),
    where: (path, part = "value") => at(offsetOf(document, path, part)),
    numberText(path) {
      const node = document.getIn(path, true);
      return isScalar(node) && typeof node.value === "number" ? node.source : undefined;
    },
  };
}

/** Aliases are followed here: to an anchor that is not there, or to so many that they would fill the memory. */
function valuesOf(document: Document.Parsed, fileName: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const what = `not YAML: ${error instanceof Error ? firstLine(error.message) : String(error)}`;
    const next = "Write the values out, without aliases (*name).";
    throw new ConfigurationError([{ code: "config-not-yaml", what, where: `${fileName}:1:1`, next }], { cause: error });
  }
}

function offsetOf(document: Document.Parsed, path: Path, part: "value" | "key"): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    const child = childOf(node, step);
    if (child === undefined) return offset;
    node = child.value;
    const wanted =
      part === "key" && depth === path.length - 1 ? (child.key ?? child.value) : (child.value ?? child.key);
    offset = wanted?.range?.[0] ?? offset;
  }
  return offset;
}

function childOf(node: Node | null, step: PropertyKey): { key: Node | null; value: Node | null } | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair: Pair<Node, Node | null> | undefined = node.items.find(
      (item) => isScalar(item.key) && String(item.key.value) === String(step),
    );
    return pair && { key: pair.key, value: pair.value };
  }
  if (isSeq<Node>(node) && typeof step === "number") {
    const value = node.items[step];
    return value && { key: null, value };
  }
  return undefined;
}

const firstLine = (text: string): string => text.split("\n", 1)[0]?.replace(/[.:]$/, "") ?? text;
