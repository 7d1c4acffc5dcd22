export * from "./name.ts";
export * from "./new-algorithm.ts";
export { type NewFile, type NewFiles, readFiles, replaced } from "./read-files.ts";
export * from "./scaffold-error.ts";
export { LANGUAGES, type Language, TEMPLATES } from "./templates.ts";
