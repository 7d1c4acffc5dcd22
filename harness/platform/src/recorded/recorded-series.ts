/** Answers in the order in which they were recorded; after the last one, the last one again. */
export function inOrder<T>(recorded: readonly T[]): () => T | undefined {
  let next = 0;
  return () => {
    const answer = recorded[Math.min(next, recorded.length - 1)];
    next += 1;
    return answer;
  };
}

/** The same, for each name by itself. */
export function inOrderByName<T extends { readonly name: string }>(
  recorded: readonly T[],
): (name: string) => T | undefined {
  const series = new Map<string, () => T | undefined>();
  return (name) => {
    const known = series.get(name) ?? inOrder(recorded.filter((one) => one.name === name));
    series.set(name, known);
    return known();
  };
}
