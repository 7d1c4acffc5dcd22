import { ApiError, validationException } from "../protocol/api-error.ts";
import { type ApiModel, type Shape, shapeOf } from "./api-model.ts";
import { brokenConstraints } from "./constraints.ts";

/**
 * Holds an input against the official model: types, required members, lengths, ranges, patterns, enums. Members that the model does
 * not know are dropped, as the service drops them. Throws ApiError `SerializationException` for a wrong type, `ValidationException`
 * for all other mistakes at once.
 *
 * @returns the input with known members only
 */
export function validateInput(model: ApiModel, shapeName: string, input: unknown): Readonly<Record<string, unknown>> {
  const problems: string[] = [];
  const kept = check(model, shapeName, input, "", problems);
  if (problems.length > 0) {
    const heading = `${problems.length} validation error${problems.length === 1 ? "" : "s"} detected`;
    throw validationException(`${heading}: ${problems.join("; ")}`);
  }
  if (!isObject(kept)) throw wrongType(kept, "structure");
  return kept;
}

function check(model: ApiModel, shapeName: string, value: unknown, path: string, problems: string[]): unknown {
  const shape = shapeOf(model, shapeName);
  holdType(shape, value);
  for (const constraint of brokenConstraints(shape, value))
    problems.push(`Value ${valueText(value)} at '${path}' failed to satisfy constraint: ${constraint}`);
  const { type, members, required = [], member, key, value: valueShape } = shape;
  if (type === "structure" && members !== undefined && isObject(value)) {
    for (const name of required)
      if ((value[name] ?? null) === null)
        problems.push(`Value null at '${join(path, name)}' failed to satisfy constraint: Member must not be null`);
    const kept: Record<string, unknown> = {};
    for (const [name, { shape: memberShape }] of Object.entries(members)) {
      const given = value[name];
      if (given !== undefined && given !== null)
        kept[name] = check(model, memberShape, given, join(path, name), problems);
    }
    return kept;
  }
  if (member !== undefined && Array.isArray(value))
    return value.map((item, index) => check(model, member, item, `${path}.${index + 1}.member`, problems));
  if (key !== undefined && valueShape !== undefined && isObject(value)) {
    checkEntries(model, { key, value: valueShape }, value, path, problems);
    return value;
  }
  return value;
}

/** The gateway does not name the entry of a map, but shows the whole map. */
function checkEntries(
  model: ApiModel,
  shapes: { readonly key: string; readonly value: string },
  map: Readonly<Record<string, unknown>>,
  path: string,
  problems: string[],
): void {
  for (const [name, given] of Object.entries(map)) {
    const value = shapeOf(model, shapes.value);
    holdType(value, given);
    const ofKey = brokenConstraints(shapeOf(model, shapes.key), name);
    const ofValue = brokenConstraints(value, given);
    const say = (what: string, broken: readonly string[]) =>
      problems.push(
        `Value '${mapText(map)}' at '${path}' failed to satisfy constraint: ${what} must satisfy constraint: [${broken.join(", ")}]`,
      );
    if (ofKey.length > 0) say("Map keys", ofKey);
    if (ofValue.length > 0) say("Map value", ofValue);
    if (ofKey.length + ofValue.length > 0) return;
  }
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  integer: Number.isSafeInteger,
  long: Number.isSafeInteger,
  float: (value) => typeof value === "number",
  double: (value) => typeof value === "number",
  timestamp: (value) => typeof value === "number",
  list: Array.isArray,
  map: isObject,
  structure: isObject,
};

function holdType({ type }: Shape, value: unknown): void {
  const holds = TYPES[type];
  if (holds !== undefined && !holds(value)) throw wrongType(value, type);
}

function wrongType(value: unknown, type: string): ApiError {
  const message = isObject(value)
    ? "Start of structure or map found where not expected."
    : Array.isArray(value)
      ? "Start of list found where not expected"
      : type === "structure" || type === "map" || type === "list"
        ? "Unexpected field type"
        : `${tokenOf(value)} can not be converted to ${type === "string" ? "a" : "an"} ${nameOf(type)}`;
  return new ApiError("SerializationException", message);
}

const nameOf = (type: string): string => `${type.charAt(0).toUpperCase()}${type.slice(1)}`;

const tokenOf = (value: unknown): string =>
  typeof value === "string"
    ? "STRING_VALUE"
    : typeof value === "boolean"
      ? `${String(value).toUpperCase()}_VALUE`
      : Number.isInteger(value)
        ? "NUMBER_VALUE"
        : "DECIMAL_VALUE";

/** `AlgorithmSpecification` is `algorithmSpecification` in messages. */
function join(path: string, member: string): string {
  const name = `${member.charAt(0).toLowerCase()}${member.slice(1)}`;
  return path === "" ? name : `${path}.${name}`;
}

const valueText = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? `'${value}'` : `'${JSON.stringify(value)}'`;

const mapText = (map: Readonly<Record<string, unknown>>): string =>
  `{${Object.entries(map)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(", ")}}`;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
