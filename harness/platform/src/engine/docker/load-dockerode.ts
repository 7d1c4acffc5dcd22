import { createRequire, Module } from "node:module";
import type Dockerode from "dockerode";

/** Half of dockerode's load time, for builds by BuildKit (gRPC) and for engines behind SSH. Each is a module that exports one function. */
const SELDOM_CALLED = [
  ["dockerode", "./session"],
  ["docker-modem", "./ssh"],
] as const;

/** dockerode, without waiting for the parts of it that are seldom called: those load when they are. */
export async function loadDockerode(): Promise<typeof Dockerode> {
  const fromHere = createRequire(import.meta.url);
  const fromDockerode = createRequire(fromHere.resolve("dockerode"));
  for (const [name, part] of SELDOM_CALLED)
    loadWhenCalled(createRequire((name === "dockerode" ? fromHere : fromDockerode).resolve(name)), part);
  const { default: loaded } = await import("dockerode");
  return loaded;
}

/** Puts a function in the module's place that loads it at its first call. One that is loaded, or not there, is let be. */
function loadWhenCalled(require: NodeJS.Require, specifier: string): void {
  const place = resolved(require, specifier);
  if (place === undefined || require.cache[place] !== undefined) return;
  const module = new Module(place);
  module.exports = (...given: unknown[]): unknown => {
    if (require.cache[place] === module) delete require.cache[place];
    return require(place)(...given);
  };
  module.loaded = true;
  require.cache[place] = module;
}

function resolved(require: NodeJS.Require, specifier: string): string | undefined {
  try {
    return require.resolve(specifier);
  } catch {
    return undefined;
  }
}
