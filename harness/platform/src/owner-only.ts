/** Modes of what a run leaves behind: models, logs and requests are nobody else's. Folders that were there before keep theirs. */
export const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;
