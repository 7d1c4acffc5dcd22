import { ConfigurationError } from "@byoa/conformance/profile";
import { METRIC_LIMITS, type MetricDefinition, metricExpression } from "@byoa/contract";

/** `NAME=REGEX`, each; undefined when none is given. Throws ConfigurationError `flag-invalid`. */
export function metricDefinitions(given: readonly string[] | undefined): MetricDefinition[] | undefined {
  return given?.map((text) => {
    const at = text.indexOf("=");
    const [name, regex] = [text.slice(0, at), text.slice(at + 1)];
    if (at <= 0 || regex === "") throw wrong(text, "not a pair", "Write it like --metric 'loss=loss=([0-9.]+)'.");
    if (regex.length > METRIC_LIMITS.regexCharacters)
      throw wrong(text, "it is too long", `At most ${METRIC_LIMITS.regexCharacters} characters.`);
    if (metricExpression(regex) === undefined) throw wrong(text, "not a regular expression", "Fix the pattern.");
    return { name, regex };
  });
}

const wrong = (text: string, what: string, next: string): ConfigurationError =>
  new ConfigurationError([{ code: "flag-invalid", what, where: `--metric ${text}`, next }]);
