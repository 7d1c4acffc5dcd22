import type { Expression } from "typescript/unstable/ast";
import { API, type Project, type Type } from "typescript/unstable/sync";

/** A TypeScript project that is open for questions about its types. */
export interface OpenProject extends Disposable {
  readonly program: Project["program"];
  isPromise(expression: Expression): boolean;
}

export function openProject(configFile: string): OpenProject {
  const api = new API();
  const project = api.updateSnapshot({ openProjects: [configFile] }).getProject(configFile);
  if (project === undefined) throw new Error(`TypeScript does not open ${configFile}`);
  return {
    program: project.program,
    isPromise: (expression) => isPromiseType(project.checker.getTypeAtLocation(expression)),
    [Symbol.dispose]: () => api.close(),
  };
}

function isPromiseType(type: Type | undefined): boolean {
  if (type === undefined) return false;
  if (type.isUnionType()) return type.getTypes().some(isPromiseType);
  return type.getSymbol()?.name === "Promise";
}
