import type { CheckEvent } from "@byoa/conformance";
import { megabytes } from "../plain-text.ts";

type ImageEvent = Extract<CheckEvent, { kind: "image" }>;

/** The first line of a run: who checks what, against which contract, on which engine. */
export function headerLine(
  versions: { readonly byoa: string; readonly contract: string },
  engine: { readonly name: string; readonly version: string },
  images: readonly ImageEvent[],
): string {
  const different = images.filter(
    (image, index) => images.findIndex(({ facts }) => facts.id === image.facts.id) === index,
  );
  const named = different.map(({ use, facts }) => {
    const role = different.length > 1 ? `${use} ` : "";
    const size = facts.sizeBytes === 0 ? "" : `  ${megabytes(facts.sizeBytes)}`;
    return `${role}${facts.reference}  ${facts.os}/${facts.architecture}${size}`;
  });
  return [`byoa ${versions.byoa}`, `contract ${versions.contract}`, `${engine.name} ${engine.version}`, ...named].join(
    " · ",
  );
}
