import type { Redact } from "../secrets/redaction.ts";
import { visibleLine, visibleText } from "../text/visible-text.ts";
import { withTexts } from "../text/with-texts.ts";
import type { Report, Verdict } from "./report.ts";

/**
 * The report as everybody may read it: without secrets, and with nothing in it that a terminal, a browser or a parser would obey. Here the words
 * of an image become text for people; the renderers write what they get. Only evidence and flags may have several lines.
 */
export function reportForPeople(report: Report, hide: Redact): Report {
  const line: Redact = (text) => visibleLine(hide(text));
  const block: Redact = (text) => visibleText(hide(text));
  const verdict = ({ evidence, ...rest }: Verdict): Verdict => ({
    ...withTexts(rest, line),
    evidence: evidence.map(({ label, text }) => ({ label: line(label), text: block(text) })),
  });
  const { verdicts, flags, ...rest } = report;
  return {
    ...withTexts(rest, line),
    verdicts: verdicts.map(verdict),
    ...(flags === undefined ? {} : { flags: flags.map(block) }),
  };
}
