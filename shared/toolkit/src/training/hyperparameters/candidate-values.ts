const PYTHON_WORDS: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

/**
 * What the text of a hyperparameter may mean, the likeliest first. Every value arrives as text; some SDKs write it as
 * JSON (`"\"gini\""`, `5`, `true`), some plainly (`gini`), Python's `str` writes `True` and `None`.
 */
export function candidateValues(text: string): unknown[] {
  const candidates: unknown[] = [];
  const parsed = parseJson(text);
  if (parsed !== undefined) candidates.push(parsed);
  if (typeof parsed === "string") candidates.push(parseJson(parsed));
  if (text in PYTHON_WORDS) candidates.push(PYTHON_WORDS[text]);
  candidates.push(text);
  return candidates.filter((candidate) => candidate !== undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
