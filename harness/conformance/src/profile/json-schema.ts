import { z } from "zod";
import { configuration } from "./configuration.ts";

/** JSON Schema of byoa.yaml, for editors: `# yaml-language-server: $schema=…/byoa.schema.json`. */
export function configurationJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(configuration, { io: "input", target: "draft-2020-12" });
}

/** The text of `byoa.schema.json`, as it is published. */
export function configurationJsonSchemaText(): string {
  return `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`;
}
