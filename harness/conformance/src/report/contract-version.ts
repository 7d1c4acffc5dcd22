/** The state of the contract that this catalogue describes: year and month. */
export const CONTRACT_VERSION = "2026-11";
