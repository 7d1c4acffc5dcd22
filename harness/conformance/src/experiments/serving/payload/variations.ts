import { multiplied } from "./larger.ts";
import { mediaKind } from "./media-kind.ts";

const FACTORS = [0.5, 1.25, 1.5, 2] as const;

/**
 * Inputs that differ from the sample and are probably answered differently: one to four records at a time, and the
 * numbers scaled. Whether they are good ones is found by asking each alone.
 */
export function variations(contentType: string, sample: Buffer): Buffer[] {
  const several = [2, 3, 4].map((times) => multiplied(contentType, sample, times)).filter((body) => body !== undefined);
  if (mediaKind(contentType) === "other") return several;
  const scaled = FACTORS.map((factor) => Buffer.from(scaleNumbers(sample.toString("utf8"), factor)));
  const all = [...scaled, ...several].filter((body) => !body.equals(sample));
  return all.filter((body, index) => all.findIndex((other) => other.equals(body)) === index);
}

/** Every decimal number times `factor`, its digits after the point kept; whole numbers stay, they may be categories. */
function scaleNumbers(text: string, factor: number): string {
  return text.replace(/-?\d+\.\d+(?![\d.])/g, (number) => {
    const digits = number.split(".")[1]?.length ?? 0;
    return (Number(number) * factor).toFixed(digits);
  });
}
