export { jsonText } from "./json-text.ts";
export { markdownText } from "./markdown-text.ts";
export { plainLine, plainText } from "./plain-text.ts";
export { commandLine, pathArgument, shellWord } from "./shell-text.ts";
export { visibleLine, visibleText } from "./visible-text.ts";
