export { runScriptProgram, type ScriptProgram } from "./run-script-program.ts";
export type { OpenObject } from "./source/bring-code.ts";
