/** Words of a name that say that its value is a secret. */
const SECRET_WORDS = new Set(
  (
    "KEY KEYS TOKEN TOKENS SECRET SECRETS PASSWORD PASSWORDS PASSWD PASSPHRASE PASSCODE PWD CREDENTIAL CREDENTIALS CREDS AUTH " +
    "AUTHORIZATION OAUTH BEARER JWT PRIVATE ACCESS SESSION COOKIE COOKIES DSN SIGNATURE"
  ).split(" "),
);

/** Words written together: `PGPASSWORD`, `apikey`, `GITHUBTOKEN`. */
const SECRET_ENDING = /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIALS?|APIKEY|ACCESSKEY|SECRETKEY|PRIVATEKEY|TOKEN)$/;

/** Several words that only together say it. */
const SECRET_PHRASES = ["CONNECTION STRING", "CONN STR"];

/** Words beside it that say what the value is instead: `MAX_TOKENS`, `PAD_TOKEN`, `PUBLIC_KEY`, `AUTH_TYPE`, `SESSION_TIMEOUT`. */
const HARMLESS_BESIDE = new Set(
  (
    "MAX MIN NUM N COUNT COUNTS LIMIT LENGTH LEN SIZE PER TOTAL TYPE MODE TIMEOUT TTL SECONDS ENABLED LOG LEVEL STYLE FORMAT " +
    "PAD EOS BOS UNK SEP CLS MASK STOP SPECIAL VOCAB PUBLIC PRIMARY FOREIGN SORT PARTITION COLUMN COLUMNS FEATURE LABEL GROUP INDEX"
  ).split(" "),
);

/** Names with a harmless word that are secrets all the same: nothing else is called so. */
const ALWAYS_SECRET = /PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIAL|PRIVATE KEY|API KEY/;

/** Whether a variable, a hyperparameter or a header of this name holds a secret. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const phrase = words.join(" ");
  const says =
    words.some((word) => SECRET_WORDS.has(word) || SECRET_ENDING.test(word)) ||
    words.at(-1) === "PASS" ||
    SECRET_PHRASES.some((known) => phrase.includes(known));
  if (!says) return false;
  return ALWAYS_SECRET.test(phrase) || !words.some((word) => HARMLESS_BESIDE.has(word));
}

/** `dbApiKey2` and `DB_API_KEY` alike: DB, API, KEY. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== "")
    .map((word) => word.toUpperCase());
}
