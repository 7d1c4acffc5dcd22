/** A shorter value may stand in a log by chance. */
const SHORTEST_BYTES = 16;

/** Looks for the values of a container's variables in all that it writes, kept or not, however the output is cut into chunks. */
export class TextWatch {
  readonly found = new Set<string>();
  readonly #values: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly #carriedBytes: number;
  #carried: Record<string, Buffer> = {};

  constructor(variables: Readonly<Record<string, string>>) {
    this.#values = Object.entries(variables)
      .map(([name, value]) => ({ name, bytes: Buffer.from(value) }))
      .filter(({ bytes }) => bytes.length >= SHORTEST_BYTES);
    this.#carriedBytes = Math.max(0, ...this.#values.map(({ bytes }) => bytes.length - 1));
  }

  add(stream: string, chunk: Buffer): void {
    if (this.found.size === this.#values.length) return;
    // What a chunk's end and the next one's beginning hold together.
    const seam = Buffer.concat([this.#carried[stream] ?? Buffer.alloc(0), chunk.subarray(0, this.#carriedBytes)]);
    for (const { name, bytes } of this.#values)
      if (!this.found.has(name) && (chunk.includes(bytes) || seam.includes(bytes))) this.found.add(name);
    const end = chunk.length >= this.#carriedBytes ? chunk : seam;
    this.#carried[stream] = Buffer.from(end.subarray(Math.max(0, end.length - this.#carriedBytes)));
  }
}
