/** A number as Python writes it. JavaScript would make 1 of 1.0, and lose the last digits of a long one. */
export class PythonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** From the number's text in JSON: whole numbers of any length stay, others are written as Python's `repr` does. */
export function pythonNumber(source: string): PythonNumber {
  return new PythonNumber(/^-?\d+$/.test(source) ? String(BigInt(source)) : floatText(Number(source)));
}

/** The same shortest digits as JavaScript's; only the form differs: `1.0`, `1e-05`, `1e+16`. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity"; // what json.dumps makes of 1e999
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [digits = "", exponentText = ""] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const plain = String(value);
  return plain.includes(".") ? plain : `${plain}.0`;
}
