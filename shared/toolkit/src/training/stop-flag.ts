/** Tells the training thread that the job is being stopped, even while it computes without a pause. */
export interface StopFlag {
  raise(): void;
  readonly isRaised: boolean;
}

/** A flag over memory that two threads share: 4 bytes, 0 or 1. */
export function stopFlag(memory: SharedArrayBuffer): StopFlag {
  const cell = new Int32Array(memory);
  return {
    raise: () => {
      Atomics.store(cell, 0, 1);
    },
    get isRaised() {
      return Atomics.load(cell, 0) === 1;
    },
  };
}
