import seedrandom from "seedrandom";

/** One row in arrays of its own, which are filled again and again. */
export interface RowSlot {
  readonly features: Float32Array;
  target: number;
}

/**
 * Rows held for shuffling, in two arrays that are made once: a row that waits is no object that a garbage collector would have
 * to follow, and memory stays as it is however many rows come by.
 */
export interface ShuffleBuffer {
  /** Takes the row in `slot`. True: the buffer is full, and `slot` holds another row now, drawn at random. */
  exchange(slot: RowSlot): boolean;
  /** Puts a row that is left into `slot`, at random. False: none is left. */
  draw(slot: RowSlot): boolean;
}

/** A buffer of `capacity` rows of `width` features; the same seed draws in the same order. */
export function openShuffleBuffer(capacity: number, width: number, seed: string): ShuffleBuffer {
  const features = new Float32Array(capacity * width);
  const targets = new Int32Array(capacity);
  const random = seedrandom.alea(seed);
  let size = 0;
  const rowAt = (place: number) => features.subarray(place * width, (place + 1) * width);
  const put = (place: number, row: Float32Array, target: number) => {
    features.set(row, place * width);
    targets[place] = target;
  };
  const drawInto = (slot: RowSlot, place: number) => {
    slot.features.set(rowAt(place));
    slot.target = targets[place] ?? 0;
  };
  const incoming = new Float32Array(width);
  return {
    exchange(slot) {
      if (size < capacity) {
        put(size, slot.features, slot.target);
        size += 1;
        return false;
      }
      incoming.set(slot.features);
      const { target } = slot;
      const place = Math.floor(random() * size);
      drawInto(slot, place);
      put(place, incoming, target);
      return true;
    },
    draw(slot) {
      if (size === 0) return false;
      const place = Math.floor(random() * size);
      drawInto(slot, place);
      size -= 1;
      put(place, rowAt(size), targets[size] ?? 0);
      return true;
    },
  };
}
