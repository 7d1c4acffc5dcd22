import { expect, test } from "vitest";
import { splitOutput } from "./multiplexed-output.ts";

function frame(stream: number, text: string): Buffer {
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

/** What comes out of chunks of that many bytes each. */
function split(bytes: Buffer, chunkBytes: number) {
  const seen = { stdout: "", stderr: "" };
  const add = splitOutput((stream, part) => {
    seen[stream] += part.toString();
  });
  let fault: string | undefined;
  for (let from = 0; from < bytes.length; from += chunkBytes) fault = add(bytes.subarray(from, from + chunkBytes));
  return { ...seen, fault };
}

test("frames are taken apart wherever the chunks begin and end", () => {
  const bytes = Buffer.concat([
    frame(1, "one\n"),
    frame(2, "two\n"),
    frame(1, ""),
    frame(0, "input"),
    frame(1, "three"),
  ]);
  for (const chunkBytes of [1, 3, 7, 8, 9, 1000])
    expect(split(bytes, chunkBytes)).toEqual({ stdout: "one\nthree", stderr: "two\n", fault: undefined });
});

test("a hundred thousand frames in one chunk are no deeper a stack than one", () => {
  const bytes = Buffer.concat(Array.from({ length: 100_000 }, () => frame(1, "\n")));
  expect(split(bytes, bytes.length).stdout.length).toBe(100_000);
});

test("what is not in frames is said, and nothing of it is taken for output", () => {
  expect(split(Buffer.from("HTTP/1.1 500 Internal Server Error"), 1000)).toEqual({
    stdout: "",
    stderr: "",
    fault: "the output is not in the engine's format",
  });
});
