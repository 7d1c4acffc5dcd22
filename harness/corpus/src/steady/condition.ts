/** What goes on on the machine while an image is checked. */
export const CONDITIONS = ["idle", "cores burnt", "three at once", "memory short"] as const;
export type Condition = (typeof CONDITIONS)[number];
