const HEADER_BYTES = 8;
const STREAMS = { 1: "stdout", 2: "stderr" } as const;
/** A frame is one read of the engine's: 16 or 32 KiB in practice. */
const FRAME_LIMIT_BYTES = 64 * 1024 * 1024;

const NOTHING: Buffer = Buffer.alloc(0);

type Sink = (stream: "stdout" | "stderr", bytes: Buffer) => void;

/**
 * Takes apart the two streams that the engine sends as one: frames of a header (stream, length) and bytes. What is returned takes
 * the chunks as they come, holds no more than a header of them, and gives a line when they are not such frames.
 */
export function splitOutput(sink: Sink): (chunk: Buffer) => string | undefined {
  let header = NOTHING;
  let stream: keyof typeof STREAMS | undefined;
  let left = 0;
  let broken: string | undefined;
  return (chunk) => {
    let rest = chunk;
    while (rest.length > 0 && broken === undefined) {
      if (left === 0) {
        const taken = rest.subarray(0, HEADER_BYTES - header.length);
        header = header.length === 0 ? taken : Buffer.concat([header, taken]);
        rest = rest.subarray(taken.length);
        if (header.length < HEADER_BYTES) return undefined;
        const kind = header[0];
        left = header.readUInt32BE(4);
        stream = kind === 1 || kind === 2 ? kind : undefined;
        header = NOTHING;
        if ((kind ?? 3) > 2 || left > FRAME_LIMIT_BYTES) broken = "the output is not in the engine's format";
        continue;
      }
      const bytes = rest.subarray(0, left);
      if (stream !== undefined) sink(STREAMS[stream], bytes);
      left -= bytes.length;
      rest = rest.subarray(bytes.length);
    }
    return broken;
  };
}
