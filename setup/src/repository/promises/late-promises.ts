import {
  type CallExpression,
  type Expression,
  isArrowFunction,
  isAwaitExpression,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isExpressionStatement,
  isForOfStatement,
  isFunctionDeclaration,
  isFunctionExpression,
  isIdentifier,
  isMethodDeclaration,
  isNewExpression,
  isPropertyAccessExpression,
  isSourceFile,
  isVariableDeclaration,
  isVariableDeclarationList,
  isVariableStatement,
  isVoidExpression,
  type Node,
  type SourceFile,
  SyntaxKind,
  type VariableDeclaration,
} from "typescript/unstable/ast";

/** A promise whose rejection nothing handles for a while, or ever: Node then ends the process. */
export interface LatePromise {
  readonly line: number;
  readonly form: "voided" | "kept in a collection" | "awaited late" | "never awaited";
  readonly text: string;
}

/** `Promise.allSettled(…)`; `Promise.resolve(value)`, a start value. */
const NEVER_REJECTING = new Set(["allSettled", "resolve"]);

/** What a call does with a promise that it is given is its own matter, except for these, which only keep it. */
const KEEPING_METHODS = new Set(["push", "unshift", "add", "set"]);

/**
 * Finds promises without a handler: `void work()`, `running.push(work())`, and `const work = start(); await other(); await work`.
 *
 * @param isPromise whether the type of an expression is a promise, alone or beside undefined
 */
export function latePromises(file: SourceFile, isPromise: (expression: Expression) => boolean): LatePromise[] {
  const found: LatePromise[] = [];
  const report = (node: Node, form: LatePromise["form"]) =>
    found.push({ line: lineOf(node, file), form, text: firstLineOf(node, file) });
  const isOpen = (expression: Expression) => !isHandled(expression) && isPromise(expression);
  const visit = (node: Node): void => {
    if (isVoidExpression(node) && isOpen(node.expression)) report(node, "voided");
    if (isCallExpression(node) && keeps(node) && node.arguments.some(isOpen)) report(node, "kept in a collection");
    if (
      isVariableDeclaration(node) &&
      node.initializer !== undefined &&
      isIdentifier(node.name) &&
      isOpen(node.initializer)
    ) {
      const form = fateOf(node, node.name.text);
      if (form !== undefined) report(node, form);
    }
    node.forEachChild(visit);
  };
  file.forEachChild(visit);
  return found;
}

const keeps = ({ expression, parent }: CallExpression): boolean =>
  isExpressionStatement(parent) && isPropertyAccessExpression(expression) && KEEPING_METHODS.has(expression.name.text);

/** An awaited promise, one with a handler for its rejection, and one that never rejects. */
function isHandled(expression: Expression): boolean {
  if (!isCallExpression(expression)) return !mayMakeAPromise(expression);
  const { expression: callee } = expression;
  if (isIdentifier(callee)) return callee.text === "awaitedLater";
  if (!isPropertyAccessExpression(callee)) return false;
  const { name, expression: receiver } = callee;
  if (
    name.text === "catch" ||
    NEVER_REJECTING.has(name.text) ||
    (name.text === "then" && expression.arguments.length > 1)
  )
    return true;
  return name.text === "finally" && isHandled(receiver);
}

/** Names and members were made elsewhere: there they count. */
const mayMakeAPromise = (expression: Expression): boolean => isNewExpression(expression);

/** What happens first after the declaration, in the order in which it is evaluated. */
function fateOf(declaration: VariableDeclaration, name: string): LatePromise["form"] | undefined {
  const scope = enclosingBlock(declaration);
  let fate: LatePromise["form"] | "handled" | undefined;
  let begun = false;
  const visit = (node: Node): void => {
    if (fate !== undefined) return;
    if (node === declaration) begun = true;
    // What a function does that is written here happens at some other time.
    else if (begun && isFunction(node)) return;
    else if (begun && isIdentifier(node) && node.text === name && isHandledHere(node)) fate = "handled";
    else node.forEachChild(visit);
    if (fate === undefined && begun && waits(node)) fate = "awaited late";
  };
  scope.forEachChild(visit);
  return fate === "handled" ? undefined : (fate ?? "never awaited");
}

const waits = (node: Node): boolean =>
  isAwaitExpression(node) ||
  (isForOfStatement(node) && node.awaitModifier !== undefined) ||
  (isVariableStatement(node) &&
    isVariableDeclarationList(node.declarationList) &&
    isAwaitUsing(node.declarationList.flags));

const AWAIT_USING = 6;
const isAwaitUsing = (flags: number): boolean => (flags & AWAIT_USING) === AWAIT_USING;

/** Awaited, returned, given to a call or into an object, or given a handler: not so `work.then(next)` alone, whose own promise counts. */
function isHandledHere(use: Node): boolean {
  const { parent } = use;
  if (isVoidExpression(parent) || isExpressionStatement(parent)) return false;
  if (isCallExpression(parent) && keeps(parent)) return false;
  if (isBinaryExpression(parent) && parent.operatorToken.kind === SyntaxKind.EqualsToken && parent.left === use)
    return false;
  return true;
}

function enclosingBlock(node: Node): Node {
  let at = node.parent;
  while (!(isBlock(at) || isSourceFile(at) || isArrowFunction(at))) at = at.parent;
  return at;
}

const lineOf = (node: Node, file: SourceFile): number => file.text.slice(0, node.getStart(file)).split("\n").length;
const firstLineOf = (node: Node, file: SourceFile): string => node.getText(file).split("\n")[0] ?? "";

const isFunction = (node: Node): boolean =>
  isArrowFunction(node) || isFunctionExpression(node) || isFunctionDeclaration(node) || isMethodDeclaration(node);
