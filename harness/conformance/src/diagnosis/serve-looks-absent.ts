import { type RoleStart, roleLooksAbsent } from "./role-looks-absent.ts";

/** Why an image that trains looks as if it did not serve: no such program, a refusal, or the argument was ignored. */
export function serveLooksAbsent({ exit, log }: RoleStart): string | undefined {
  if (exit?.code === 0) return "the program ended with 0 in place of serving, as if it had been told to train";
  return roleLooksAbsent("serve", { exit, log });
}
