import Builder from "fast-xml-builder";
import { SaxesParser } from "saxes";
import { s3Error } from "./s3-error.ts";

const builder = new Builder({ ignoreAttributes: false, attributeNamePrefix: "@", suppressEmptyNode: false });

/** A document of one element; lists become repeated elements. */
export const xmlText = (root: string, namespace: string | undefined, members: object): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({
    [root]: namespace === undefined ? members : { "@xmlns": namespace, ...members },
  })}`;

/** The texts of the leaves of each `<item>` of a document, in order. Throws ApiError `MalformedXML`. */
export function readXmlItems(text: string, item: string): Readonly<Record<string, string>>[] {
  const items: Record<string, string>[] = [];
  let current: Record<string, string> | undefined;
  let content = "";
  const parser = new SaxesParser();
  parser.on("error", () => {
    throw s3Error("MalformedXML");
  });
  parser.on("opentag", ({ name }) => {
    if (name === item) current = {};
    content = "";
  });
  parser.on("text", (part) => {
    content += part;
  });
  parser.on("closetag", ({ name }) => {
    if (name === item && current !== undefined) {
      items.push(current);
      current = undefined;
    } else if (current !== undefined) current[name] = content;
    content = "";
  });
  parser.write(text).close();
  return items;
}
