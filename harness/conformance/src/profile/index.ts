export { readChannelFiles } from "./channel-files.ts";
export * from "./configuration-error.ts";
export { CONFIGURATION_FILE } from "./configuration-file.ts";
export * from "./content-types.ts";
export { duration, type ProfileFlags } from "./flags.ts";
export { configurationJsonSchema, configurationJsonSchemaText } from "./json-schema.ts";
export { loadProfile, type ProfileOptions } from "./load-profile.ts";
export { nearest } from "./nearest.ts";
export * from "./profile.ts";
