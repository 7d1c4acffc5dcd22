import { isSecretName } from "./secret-name.ts";

/** A value that must not be shown again, and the name that stands in its place. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/** A shorter line or member says too little, and stands in too many innocent places. */
const SHORTEST_LINE = 8;
const SHORTEST_MEMBER = 16;
const STAND_IN = /^\[[^\]]* redacted\]$/;
/** Values that a name in the list may have without being a secret. */
const NO_SECRET =
  /^(?:true|false|yes|no|on|off|none|null|undefined|default|auto|required|optional|disabled|enabled)?$/i;

/**
 * The secrets among named values (variables, hyperparameters): those whose names say so, whole and in their parts, and the passwords of
 * URLs, whatever their names.
 */
export function secretsAmong(values: Readonly<Record<string, string>>): Secret[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const password = urlPassword(value);
    const secrets = password === undefined ? [] : [{ name: `password in ${name}`, value: password }];
    if (!isSecretName(name) || NO_SECRET.test(value) || STAND_IN.test(value)) return secrets;
    return [{ name, value }, ...partsOf(value).map((part) => ({ name, value: part })), ...secrets];
  });
}

/** Its lines, where there are several; its members, where it is a document. Whoever reads it prints them one by one. */
function partsOf(value: string): string[] {
  const lines = value.includes("\n") ? value.split(/\r?\n/).map((line) => line.trim()) : [value.trim()];
  const telling = lines.filter((line) => line.length >= SHORTEST_LINE && !line.startsWith("-----") && line !== value);
  return [...telling, ...leavesOf(parsed(value))];
}

function parsed(value: string): unknown {
  if (!/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function leavesOf(document: unknown): string[] {
  if (typeof document === "string") return document.length >= SHORTEST_MEMBER ? [document, ...partsOf(document)] : [];
  return typeof document === "object" && document !== null ? Object.values(document).flatMap(leavesOf) : [];
}

/** The password of `scheme://user:password@host`, where the value is one URL. */
function urlPassword(value: string): string | undefined {
  const password = URL.parse(value)?.password;
  if (password === undefined || password === "") return undefined;
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
