import { createLogUpdate } from "log-update";
import { createColors } from "picocolors";

/** One step of the set-up, as people see it. A step that finds its work done says so in one line and nothing else. */
export interface Step {
  /** What runs now: overwritten in a terminal; elsewhere the first line at once, later ones every ten seconds. */
  now(text: string): void;
  /** A line that stays, for what a person must know before it happens. */
  note(text: string): void;
  done(text: string): void;
  /** Takes the live line away, for what else wants to write; a failing step ends so, its error speaks. */
  stop(): void;
}

export type Progress = (name: string) => Step;

const plainIntervalMs = 10_000;
const nameWidth = 12;

/** Progress on a stream, live in a terminal, plain lines elsewhere and in CI; colours as NO_COLOR asks. */
export function openProgress(
  stream: NodeJS.WriteStream = process.stderr,
  env: NodeJS.ProcessEnv = process.env,
): Progress {
  const live = stream.isTTY === true && !env.CI;
  const colors = createColors(live && !env.NO_COLOR);
  const update = createLogUpdate(stream);
  return (name) => {
    const line = (mark: string, text: string) => `${mark} ${name.padEnd(nameWidth)}${text}`;
    let startedAt: number | undefined;
    let saidAt = Number.NEGATIVE_INFINITY;
    let current = "";
    let ticker: NodeJS.Timeout | undefined;
    const spent = () => (startedAt === undefined ? "" : `, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    const draw = () => update(colors.dim(line(" ", `${current}${spent()}`)));
    const stop = () => {
      clearInterval(ticker);
      ticker = undefined;
      if (live) update.clear();
    };
    return {
      now(text) {
        startedAt ??= performance.now();
        current = text;
        if (live) {
          draw();
          ticker ??= setInterval(draw, 200).unref();
        } else if (performance.now() - saidAt >= plainIntervalMs) {
          saidAt = performance.now();
          stream.write(`${line(" ", text)}\n`);
        }
      },
      note(text) {
        if (live) update.clear();
        stream.write(`${line(colors.yellow("!"), text)}\n`);
      },
      done(text) {
        stop();
        stream.write(`${line(colors.green("✓"), `${text}${spent()}`)}\n`);
      },
      stop,
    };
  };
}
