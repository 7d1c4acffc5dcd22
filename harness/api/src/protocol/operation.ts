import type { ServedService, servedOperations } from "../model/served-operations.ts";
import type { Caller } from "./arns.ts";

/** One operation: a valid input in, the members of its answer out. Throws ApiError. A note stands beside the request in byoa's log. */
export type Operation = (
  input: Readonly<Record<string, unknown>>,
  caller: Caller,
  note: (text: string) => void,
) => Answer | Promise<Answer>;
type Answer = Readonly<Record<string, unknown>>;

/** Every operation of a service that is served; the compiler holds it complete. */
export type Operations<Service extends ServedService> = Readonly<
  Record<(typeof servedOperations)[Service][number], Operation>
>;
