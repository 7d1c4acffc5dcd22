import { expect, test } from "vitest";
import { distributionsOf } from "./machine.ts";

test("a distribution is known by its own name and by those it is like", () => {
  expect(
    distributionsOf('PRETTY_NAME="Linux Mint 22"\nID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\n'),
  ).toEqual(["linuxmint", "ubuntu", "debian"]);
  expect(distributionsOf("ID=debian\n")).toEqual(["debian"]);
  expect(distributionsOf("")).toEqual([]);
});
