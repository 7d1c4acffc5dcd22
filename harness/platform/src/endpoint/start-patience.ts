/**
 * `full`: until the limit. `early`: also ends when what listens and what answers can no longer become a good `/ping`.
 * `retrying`: ends, too, when nothing at all happens in the container: only for a start that will be repeated otherwise.
 */
export type StartPatience = "full" | "early" | "retrying";
