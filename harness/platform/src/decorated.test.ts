import { expect, test } from "vitest";
import { decorated } from "./decorated.ts";

class Counter implements AsyncDisposable {
  #count = 0;
  disposed = false;
  get count() {
    return this.#count;
  }
  add(by: number) {
    this.#count += by;
    return this.#count;
  }
  optional?: () => string;
  async [Symbol.asyncDispose]() {
    this.disposed = true;
  }
}

test("members that are not replaced are the target's, its private fields included", () => {
  const counter = new Counter();
  const twice = decorated(counter, { add: (by) => counter.add(2 * by) });
  expect([twice.add(1), twice.count, counter.count]).toEqual([2, 2, 2]);
  expect(decorated(counter, {}).add(1)).toBe(3);
});

test("a getter among the replacements is asked each time", () => {
  let asked = 0;
  const counting = decorated(new Counter(), {
    get count() {
      asked += 1;
      return asked;
    },
  });
  expect([counting.count, counting.count]).toEqual([1, 2]);
});

test("a member that the target lacks is missing, so that a caller may ask for it", () => {
  const plain = decorated(new Counter(), {});
  expect(plain.optional).toBeUndefined();
  expect("optional" in plain && plain.optional !== undefined).toBe(false);
});

test("it can be disposed of with `await using`, also when it is decorated twice", async () => {
  const counter = new Counter();
  {
    await using _ = decorated(decorated(counter, {}), {});
  }
  expect(counter.disposed).toBe(true);
});
