/** Bytes in the order in which they came, taken from the front; no byte is copied more than once. */
export class ByteQueue {
  #chunks: Buffer[] = [];
  #scanned = 0;
  length = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.length += chunk.length;
  }

  /** Where that byte comes first, or -1; what was looked through once is not looked through again. */
  indexOf(byte: number): number {
    let start = 0;
    for (const chunk of this.#chunks) {
      const end = start + chunk.length;
      if (end > this.#scanned) {
        const at = chunk.indexOf(byte, Math.max(0, this.#scanned - start));
        if (at >= 0) return start + at;
      }
      start = end;
    }
    this.#scanned = this.length;
    return -1;
  }

  peek(size: number): Buffer {
    const [first] = this.#chunks;
    if (first !== undefined && first.length >= size) return first.subarray(0, size);
    this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]?.subarray(0, size) ?? Buffer.alloc(0);
  }

  take(size: number): Buffer {
    const taken: Buffer[] = [];
    let missing = size;
    while (missing > 0) {
      const first = this.#chunks.shift();
      if (first === undefined) break;
      const part = first.subarray(0, missing);
      taken.push(part);
      missing -= part.length;
      if (part.length < first.length) this.#chunks.unshift(first.subarray(part.length));
    }
    this.length -= size - missing;
    this.#scanned = 0;
    return taken.length === 1 && taken[0] !== undefined ? taken[0] : Buffer.concat(taken);
  }
}
