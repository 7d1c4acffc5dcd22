import { s3Error } from "./s3-error.ts";

/**
 * The body of a request in `aws-chunked` coding, as SDKs send streams: `SIZE[;chunk-signature=…]`, the bytes, …, `0`, trailers.
 * Signatures are not looked at. Throws ApiError `IncompleteBody`.
 *
 * @param trailers gets the headers that come after the bytes, with names in lower case
 */
export async function* readAwsChunked(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  let pending: Buffer = Buffer.alloc(0);
  const iterator = source[Symbol.asyncIterator]();
  const more = async (): Promise<void> => {
    const { value, done } = await iterator.next();
    if (done) throw s3Error("IncompleteBody");
    pending = pending.length === 0 ? value : Buffer.concat([pending, value]);
  };
  const line = async (): Promise<string> => {
    for (;;) {
      const end = pending.indexOf("\r\n");
      if (end !== -1) {
        const text = pending.toString("latin1", 0, end);
        pending = pending.subarray(end + 2);
        return text;
      }
      if (pending.length > MAXIMUM_LINE) throw s3Error("IncompleteBody");
      await more();
    }
  };
  for (;;) {
    const header = /^([0-9a-fA-F]{1,8})(?:;.*)?$/.exec(await line());
    if (header === null) throw s3Error("IncompleteBody");
    let left = Number.parseInt(header[1] ?? "", 16);
    if (left === 0) break;
    while (left > 0) {
      if (pending.length === 0) await more();
      const bytes = pending.subarray(0, left);
      pending = pending.subarray(bytes.length);
      left -= bytes.length;
      yield bytes;
    }
    if ((await line()) !== "") throw s3Error("IncompleteBody");
  }
  for (let text = await line(); text !== ""; text = await line()) {
    const colon = text.indexOf(":");
    trailers.set(text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim());
  }
}

const MAXIMUM_LINE = 16_384;
