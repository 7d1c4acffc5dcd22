/** Work that is started now and awaited later, after something else: a rejection in between is its awaiter's, not nobody's. */
export function awaitedLater<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}
