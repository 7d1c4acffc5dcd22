/**
 * `target` with some members in place of its own; all others are the target's, and run on it. So whoever decorates an interface writes
 * down what changes and nothing else, and a member that comes later is not lost.
 *
 * @param own the members that replace the target's; getters stay getters
 */
export function decorated<T extends object>(target: T, own: Partial<T>): T {
  return new Proxy(target, {
    get(_, name) {
      if (name in own) return Reflect.get(own, name);
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      // No bound function: `await using` of Node 24 does not accept one as a disposer.
      return (...given: unknown[]): unknown => Reflect.apply(value, target, given);
    },
    has: (_, name) => name in own || name in target,
  });
}
