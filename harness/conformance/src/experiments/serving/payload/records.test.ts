import { expect, test } from "vitest";
import { recordsIn } from "./records.ts";

test.each([
  ["text/csv", "1,2\n3,4\n", 2],
  ["text/csv; charset=utf-8", "1,2\r\n3,4", 2],
  ["text/csv", "", 0],
  ["text/csv", '"a\nb",2\n', undefined],
  ["application/jsonlines", '{"a":1}\n{"a":2}\n', 2],
  ["application/json", "[[1],[2],[3]]", 3],
  ["application/json", '{"predictions":[1,2],"model":"x"}', 2],
  ["application/json", '{"a":[1],"b":[2]}', undefined],
  ["application/json", "5", undefined],
  ["application/json", "{", undefined],
  ["image/png", "PNG", undefined],
])("%s %j holds %s records", (contentType, text, count) => {
  expect(recordsIn(contentType, text)).toBe(count);
});
