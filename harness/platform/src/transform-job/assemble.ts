import { type AssemblyType, JOINED_KEYS } from "@byoa/contract";

const NEWLINE = Buffer.from("\n");

/** An answer that cannot be put beside its records. */
class JoinError extends Error {
  override readonly name = "JoinError";
}

/** How answers become the output object. */
export interface Assembly {
  readonly assembleWith: AssemblyType;
  readonly join: "None" | "Input";
  /** Media type of the input: tells how a record and its answer are joined. */
  readonly contentType: string | undefined;
}

/** What one request adds to the output object. Throws JoinError. */
export function assembled(records: readonly Buffer[], answer: Buffer, assembly: Assembly): Buffer {
  if (assembly.join === "Input") return joined(records, answer, assembly.contentType);
  if (assembly.assembleWith === "None" || answer.at(-1) === NEWLINE[0]) return answer;
  return Buffer.concat([answer, NEWLINE]);
}

/** Each record with its answer behind it, one a line: `input,output` for CSV, one object with `SageMakerOutput` for JSON. */
function joined(records: readonly Buffer[], answer: Buffer, contentType = "text/csv"): Buffer {
  const isJson = /json/.test(contentType);
  const inputs = records.map((record) => record.toString("utf8").replace(/\r?\n$/, ""));
  const whole = inputs.length === 1 && isJson && !/lines/.test(contentType);
  const outputs = whole ? [answer.toString("utf8").trimEnd()] : lines(answer);
  if (inputs.length !== outputs.length)
    throw new JoinError(
      `${inputs.length} records went in and ${outputs.length} came out: to join them each needs one line`,
    );
  const rows = inputs.map((input, index) => (isJson ? joinedJson : joinedCsv)(input, outputs[index] ?? ""));
  return Buffer.from(rows.map((row) => `${row}\n`).join(""));
}

function lines(answer: Buffer): string[] {
  const text = answer.toString("utf8").replace(/\r?\n$/, "");
  return text === "" ? [] : text.split(/\r?\n/);
}

const joinedCsv = (input: string, output: string): string => `${input},${output}`;

function joinedJson(input: string, output: string): string {
  const parsed = parse(input);
  const result = parse(output);
  const isObject = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  return JSON.stringify(
    isObject
      ? { ...parsed, [JOINED_KEYS.output]: result }
      : { [JOINED_KEYS.input]: parsed, [JOINED_KEYS.output]: result },
  );
}

/** Text that is no JSON stays text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
