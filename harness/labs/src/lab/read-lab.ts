import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { LabsError } from "../labs-error.ts";
import type { Exercise, Lab, LabLanguage } from "./lab.ts";
import { LAB_LANGUAGES, type LabFile, labFile } from "./lab-file.ts";

/** A lab's folder, read. Throws LabsError `lab-invalid`, naming the key. */
export async function readLab(folder: string): Promise<Lab> {
  const file = join(folder, "lab.yaml");
  const { exercises, needs, images, prebuilt, grading, buildArguments, looksAt, ...rest } = parsed(
    file,
    await readFile(file, "utf8"),
  );
  return {
    ...rest,
    name: basename(folder),
    folder,
    needsContainers: needs.includes("containers"),
    images,
    prebuilt,
    buildArguments: buildArguments ?? {},
    grading: { hyperparameters: grading?.hyperparameters ?? {} },
    exercises: exercises.map((exercise) => read(exercise, { title: rest.title, looksAt })),
  };
}

function parsed(file: string, text: string): LabFile {
  let document: unknown;
  try {
    document = parse(text);
  } catch (cause) {
    const what = cause instanceof Error ? cause.message.split("\n", 1)[0] : String(cause);
    throw new LabsError("lab-invalid", `${file} is not YAML: ${what}. Mend it there.`, { cause });
  }
  const result = labFile.safeParse(document);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join(".") || "the whole";
  throw new LabsError("lab-invalid", `${file}: ${where}: ${issue?.message}. Mend it there.`, { cause: result.error });
}

function read(
  { name = "", title, fails, edit, without = [], looksAt, hints }: LabFile["exercises"][number],
  lab: { readonly title: string; readonly looksAt: readonly string[] },
): Exercise {
  return {
    name,
    title: title ?? lab.title,
    looksAt: looksAt ?? lab.looksAt,
    without,
    fails: (language) => inLanguage(fails, language) ?? {},
    edit: (language) => inLanguage(edit, language) ?? [],
    hints: (language) => {
      const [first, second, third] = hints;
      return [hint(first, language), hint(second, language), hint(third, language)];
    },
  };
}

const hint = (given: LabFile["exercises"][number]["hints"][number], language: LabLanguage): string =>
  inLanguage(given, language) ?? "";

/** A value that may be told for each language apart. A record of IDs has no language's name as its key. */
function inLanguage<T>(value: T | Partial<Record<LabLanguage, T>>, language: LabLanguage): T | undefined {
  return isByLanguage(value) ? value[language] : value;
}

function isByLanguage<T>(value: T | Partial<Record<LabLanguage, T>>): value is Partial<Record<LabLanguage, T>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => LAB_LANGUAGES.some((language) => language === key));
}
