import { readFile, stat } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { type Configuration, configuration } from "./configuration.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { configurationProblems } from "./configuration-issues.ts";
import { type ConfigurationDocument, parseConfigurationDocument } from "./document.ts";

/** Used when it lies in the current folder and no other file was named. */
export const CONFIGURATION_FILE = "byoa.yaml";

/** Nobody writes more by hand. */
const LARGEST_BYTES = 1_000_000;

/** A byoa.yaml that was read and has the right shape. */
export interface ConfigurationFile {
  /** As a person in the current folder would write it. */
  readonly name: string;
  /** Relative paths in it start here. */
  readonly folder: string;
  readonly configuration: Configuration;
  readonly document: ConfigurationDocument;
}

/**
 * Reads byoa.yaml: the one that was named, else the one in `folder`, else nothing.
 * Throws ConfigurationError, a problem for each mistake that was found.
 */
export async function readConfigurationFile(
  folder: string,
  named: string | undefined,
): Promise<ConfigurationFile | undefined> {
  const path = resolve(folder, named ?? CONFIGURATION_FILE);
  const name = displayName(folder, path);
  const text = await readText(path, name, named !== undefined);
  if (text === undefined) return undefined;
  const document = parseConfigurationDocument(text, name);
  const parsed = configuration.safeParse(document.value ?? {});
  if (!parsed.success) throw new ConfigurationError(configurationProblems(parsed.error.issues, document));
  return { name, folder: dirname(path), configuration: parsed.data, document };
}

async function readText(path: string, name: string, mustBeThere: boolean): Promise<string | undefined> {
  try {
    const facts = await stat(path);
    // A FIFO without a writer would be waited for without end.
    if (!facts.isFile() && !facts.isDirectory()) throw new Error("it is no file");
    if (facts.size > LARGEST_BYTES) throw new Error("it is larger than 1 MB");
    return await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") {
      if (!mustBeThere) return undefined;
      const problem = {
        code: "config-not-found",
        what: "no such configuration file",
        where: name,
        next: "Give --config the path of a byoa.yaml.",
      } as const;
      throw new ConfigurationError([problem], { cause: error });
    }
    const why = code === "EISDIR" ? "it is a folder" : String(code ?? (error instanceof Error ? error.message : error));
    const problem = {
      code: "config-not-readable",
      what: `the configuration cannot be read (${why})`,
      where: name,
      next: "Give --config the path of a byoa.yaml.",
    } as const;
    throw new ConfigurationError([problem], { cause: error });
  }
}

function displayName(folder: string, path: string): string {
  const name = relative(folder, path);
  return name.startsWith("..") ? path : name;
}
