/** Work that starts now and is awaited after something else: if it fails meanwhile, the one who awaits it gets the error, and Node does not end the process. */
export function awaitedLater<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}
