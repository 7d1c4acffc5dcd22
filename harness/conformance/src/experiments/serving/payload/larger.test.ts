import { expect, test } from "vitest";
import { multiplied, padded, repeated } from "./larger.ts";

const text = (body: Buffer | undefined) => body?.toString();

test("padding has exactly the size and stands before the line's end", () => {
  expect(text(padded("text/csv", Buffer.from("1,2\n"), 8))).toBe("1,2    \n");
  expect(text(padded("application/json", Buffer.from('{"a":1}'), 9))).toBe('{"a":1}  ');
  expect(padded("image/png", Buffer.from("x"), 9)).toBeUndefined();
});

test("padding of CSV stands behind a number, never in a text", () => {
  expect(text(padded("text/csv", Buffer.from("3.5,setosa"), 12))).toBe("3.5  ,setosa");
  expect(text(padded("text/csv", Buffer.from("a,b\r\n1e-3,x\r\n"), 17))).toBe("a,b\r\n1e-3    ,x\r\n");
  expect(text(padded("text/csv", Buffer.from("é,1\n"), 7))).toBe("é,1  \n");
  expect(padded("text/csv", Buffer.from("a fine text"), 20)).toBeUndefined();
  expect(padded("text/csv", Buffer.from("3x,y2,1-2\n"), 20)).toBeUndefined();
  expect(padded("text/csv", Buffer.from('"1,2",x'), 20)).toBeUndefined();
});

test("records are repeated by the type's own way", () => {
  expect(text(repeated("text/csv", Buffer.from("1,2"), 12))).toBe("1,2\n1,2\n1,2\n");
  expect(text(repeated("application/json", Buffer.from("[[1],[2]]"), 20))).toBe("[[1],[2],[1],[2]]");
  expect(text(repeated("application/json", Buffer.from('{"instances":[{"x":1}],"k":2}'), 45))).toBe(
    '{"instances":[{"x":1},{"x":1},{"x":1}],"k":2}',
  );
});

test("a flat list is one record, and a picture is none of our business", () => {
  expect(repeated("application/json", Buffer.from("[5.1, 3.5]"), 100)).toBeUndefined();
  expect(repeated("image/png", Buffer.from("x"), 100)).toBeUndefined();
});

test("a sample can be taken a number of times", () => {
  expect(text(multiplied("text/csv", Buffer.from("1,2"), 1))).toBe("1,2\n");
  expect(text(multiplied("text/csv", Buffer.from("1,2"), 3))).toBe("1,2\n1,2\n1,2\n");
  expect(text(multiplied("application/json", Buffer.from("[[1],[2]]"), 3))).toBe("[[1],[2],[1],[2],[1],[2]]");
});
