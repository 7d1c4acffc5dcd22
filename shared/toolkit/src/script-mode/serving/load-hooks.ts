import { execFile } from "node:child_process";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { errorLine } from "../../serving/one-line.ts";
import { defaultHooks } from "./default-hooks.ts";
import type { Hooks } from "./hooks.ts";

/**
 * Loads a user's module and fills in the hooks that it leaves out.
 * @throws Error with one line: the module cannot be loaded, has no `model_fn`, or exports under a hook's name what is no function
 */
export async function loadHooks(file: string): Promise<Hooks> {
  const module = await importModule(file);
  const own = <Name extends keyof Hooks>(name: Name): Hooks[Name] | undefined => {
    const value = exported(module, name);
    if (value === undefined || isHook<Hooks[Name]>(value)) return value;
    throw new Error(`${file} exports ${name}, but it is a ${typeof value}; it must be a function`);
  };
  const model_fn = own("model_fn");
  if (model_fn === undefined) {
    throw new Error(
      `${file} exports no model_fn; it needs \`export function model_fn(modelFolder)\`, which returns the model`,
    );
  }
  return {
    model_fn,
    input_fn: own("input_fn") ?? defaultHooks.input_fn,
    predict_fn: own("predict_fn") ?? defaultHooks.predict_fn,
    output_fn: own("output_fn") ?? defaultHooks.output_fn,
  };
}

/** A fault of a hook, with the hook's name and its file before what was thrown. */
export function hookFault(name: keyof Hooks, file: string, error: unknown): Error {
  return new Error(`${name} of ${basename(file)}: ${errorLine(error)}`, { cause: error });
}

async function importModule(file: string): Promise<object> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    throw new Error(`cannot load ${file}: ${await importFault(file, error)}`, { cause: error });
  }
}

/** Node says to nobody but its own stderr where a syntax error is: it is asked once more. */
async function importFault(file: string, error: unknown): Promise<string> {
  if (!(error instanceof SyntaxError)) return errorLine(error);
  const said = await promisify(execFile)(process.execPath, ["--check", file]).catch(String);
  const line =
    typeof said === "string" ? new RegExp(`${RegExp.escape(basename(file))}:(\\d+)$`, "m").exec(said)?.[1] : undefined;
  return `${line === undefined ? "" : `line ${line}: `}SyntaxError: ${error.message}`;
}

/** An export by its name; of a CommonJS module, a property of what it exports. */
function exported(module: object, name: string): unknown {
  if (name in module) return Reflect.get(module, name);
  const whole: unknown = Reflect.get(module, "default");
  return typeof whole === "object" && whole !== null ? Reflect.get(whole, name) : undefined;
}

/** What a function takes and gives cannot be seen before it is called. */
function isHook<Hook>(value: unknown): value is Hook {
  return typeof value === "function";
}
