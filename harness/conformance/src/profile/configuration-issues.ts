import type { z } from "zod";
import type { ConfigurationProblem } from "./configuration-error.ts";
import type { ConfigurationDocument } from "./document.ts";
import { configurationJsonSchema } from "./json-schema.ts";
import { nearest } from "./nearest.ts";

type Issue = z.core.$ZodIssue;

/** What zod found wrong with byoa.yaml, as problems with their place and the next step. */
export function configurationProblems(
  issues: readonly Issue[],
  document: ConfigurationDocument,
): ConfigurationProblem[] {
  return issues
    .flatMap((issue) => deepest(issue))
    .flatMap((issue) => problemsOf(issue, document))
    .sort((a, b) => a.where.localeCompare(b.where, "en", { numeric: true }));
}

/** A value that fits no member of a union: the member that came furthest says most. */
function deepest(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const branches = issue.errors.map((branch) =>
    branch.flatMap((inner) => deepest({ ...inner, path: [...issue.path, ...inner.path] })),
  );
  const depth = (branch: readonly Issue[]): number =>
    Math.max(...branch.map((inner) => inner.path.length + (inner.code === "invalid_type" ? 0 : 0.5)));
  const depths = branches.map(depth);
  const furthest = Math.max(...depths);
  const best = branches.filter((_, index) => depths[index] === furthest);
  // Several are equally near: name what each would have accepted, in one line.
  const only = best[0];
  if (best.length === 1 && only !== undefined) return only;
  const expected = best.flatMap((branch) =>
    branch.map((inner) => (inner.code === "invalid_type" ? inner.expected : inner.message)),
  );
  return [
    {
      code: "custom",
      path: only?.[0]?.path ?? issue.path,
      message: `must be ${oneOf([...new Set(expected.map(inWords))])}`,
    },
  ];
}

function problemsOf(issue: Issue, document: ConfigurationDocument): ConfigurationProblem[] {
  const name = dotted(issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(issue.path);
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      return {
        code: "config-unknown-key",
        what: `unknown key ${dotted([...issue.path, key])}`,
        where: document.where([...issue.path, key], "key"),
        next: meant === undefined ? `Known here: ${known.join(", ")}.` : `Did you mean ${meant}?`,
      };
    });
  }
  if (issue.code === "invalid_key") {
    return [invalid(`${name} ${issue.issues[0]?.message ?? "is not allowed here"}`, document.where(issue.path, "key"))];
  }
  const said = document.has(issue.path) ? sentence(issue) : "is missing";
  return [invalid(`${name === "" ? "the file" : name} ${said}`, document.where(issue.path))];
}

const invalid = (what: string, where: string): ConfigurationProblem => ({
  code: "config-invalid-value",
  what,
  where,
  next: "The shape is in harness/conformance/byoa.schema.json.",
});

function sentence(issue: Issue): string {
  if (issue.code === "invalid_type") return `must be ${inWords(issue.expected)}`;
  if (issue.code === "invalid_value") return `must be one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "too_small")
    return issue.origin === "number"
      ? `must be more than ${Number(issue.minimum) - (issue.inclusive ? 1 : 0)}`
      : "is empty";
  if (issue.code === "too_big") return `is longer than ${issue.maximum}`;
  return issue.message;
}

const WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map of its keys",
  record: "a map",
};

const oneOf = (words: readonly string[]): string => new Intl.ListFormat("en", { type: "disjunction" }).format(words);

const inWords = (expected: string): string => WORDS[expected] ?? expected;

function dotted(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    const key = String(step);
    const short = key.length > 64 ? `${key.slice(0, 24)}…` : key;
    return text === "" ? short : `${text}.${short}`;
  }, "");
}

/** Keys that the shape knows at a place, read out of the JSON Schema. */
function knownKeys(path: readonly PropertyKey[]): string[] {
  let schemas = [configurationJsonSchema()];
  for (const step of path) {
    schemas = schemas.flatMap(alternatives).flatMap((schema) => {
      const child =
        typeof step === "number" ? schema.items : (schema.properties?.[String(step)] ?? schema.additionalProperties);
      return typeof child === "object" && !Array.isArray(child) ? [child] : [];
    });
  }
  return schemas
    .flatMap(alternatives)
    .flatMap((schema) => Object.keys(schema.properties ?? {}))
    .filter((key) => key !== "$schema");
}

function alternatives(schema: z.core.JSONSchema.BaseSchema): z.core.JSONSchema.BaseSchema[] {
  return [schema, ...(schema.anyOf ?? []).flatMap(alternatives)];
}
