import { expect, test } from "vitest";
import { rangeOf } from "./get-object.ts";

test("a range is read as S3 reads it", () => {
  const of10 = (header: string) => rangeOf(header, 10);
  expect(of10("bytes=0-4")).toEqual({ start: 0, end: 4 });
  expect(of10("bytes=5-")).toEqual({ start: 5, end: 9 });
  expect(of10("bytes=-3")).toEqual({ start: 7, end: 9 });
  expect(of10("bytes=-30")).toEqual({ start: 0, end: 9 });
  expect(of10("bytes=8-99")).toEqual({ start: 8, end: 9 });
  for (const whole of ["bytes=5-2", "bytes=-", "items=0-1", "bytes=0-1,3-4"]) expect(of10(whole)).toBeUndefined();
  for (const none of ["bytes=10-", "bytes=-0"])
    expect(() => of10(none)).toThrow("The requested range is not satisfiable");
});
