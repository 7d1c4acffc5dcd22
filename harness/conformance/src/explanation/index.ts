export { type LookedUp, lookUp } from "./look-up.ts";
export { type Row, rowsOf } from "./rows.ts";
