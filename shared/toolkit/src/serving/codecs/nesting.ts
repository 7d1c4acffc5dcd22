import { BadInput } from "../refusal.ts";

/** No request needs more; the engine's stack takes some thousands. */
const DEEP = 500;

/**
 * The refusal that stands for an exhausted stack, when the request's own nesting exhausted it.
 * Undefined for any other error: then the fault is the program's.
 */
export function nestingRefusal(error: unknown, body: string): BadInput | undefined {
  if (!(error instanceof RangeError)) return undefined;
  const depth = nestingDepth(body);
  return depth > DEEP ? new BadInput(`the body is nested ${depth} levels deep; send at most ${DEEP}`) : undefined;
}

/** How deep lists and objects are nested in a JSON text; brackets inside its strings do not count. */
function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString && character === "\\") index += 1;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
