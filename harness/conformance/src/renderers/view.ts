import type { Colors } from "./colors.ts";

/** How a terminal is: its columns, and its colours (plain where there are none). */
export interface View {
  readonly width: number;
  readonly colors: Colors;
}
