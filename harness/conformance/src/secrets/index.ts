export { type Redact, redaction, withoutUrlPasswords } from "./redaction.ts";
export { redactionFor, redactionOfWords } from "./redaction-for.ts";
export { isSecretName } from "./secret-name.ts";
