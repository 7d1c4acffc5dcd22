import manifest from "../package.json" with { type: "json" };

/** Version of byoa. */
export const VERSION: string = manifest.version;
