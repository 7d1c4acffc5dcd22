export { type Redact, redaction, withoutUrlPasswords } from "./redaction.ts";
export { redactedValues, redactionFor, redactionOfProcess, redactionOfWords } from "./redaction-for.ts";
export { isSecretName } from "./secret-name.ts";
