import { expect, test } from "vitest";
import { newInventory, removalCommand } from "./inventory.ts";

test("what was noted and not forgotten is removed by one line, containers first", () => {
  const inventory = newInventory();
  inventory.note("network", "byoa-1-closed");
  inventory.note("volume", "byoa-1-1-algo-1-0");
  inventory.note("container", "byoa-1-1-algo-1");
  inventory.note("container", "byoa-1-2-model");
  inventory.note("container", "byoa-1-2-model");
  inventory.forget("container", "byoa-1-1-algo-1");
  expect(removalCommand(inventory.list())).toBe(
    "docker rm -f -v byoa-1-2-model; docker volume rm -f byoa-1-1-algo-1-0; docker network rm byoa-1-closed",
  );
  expect(removalCommand([])).toBe("");
});
