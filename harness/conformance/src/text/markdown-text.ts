import { visibleLine } from "./visible-text.ts";

/** Text of an image as a line of Markdown, a cell of a table too: nothing in it is a tag, a link, an emphasis or a column. */
export const markdownText = (text: string): string =>
  visibleLine(text).replace(/[\\`*_{}[\]<>()#+!|~&:@-]/g, (character) => `&#${character.charCodeAt(0)};`);
