/** What a line is within a stack trace, if it stands in one. */
export type Place =
  | "outside"
  /** A frame, a line of source, a caret: says where, not what. */
  | "frame"
  /** The error that ends a trace. */
  | "error"
  /** The error of a further trace, raised while the first was handled. */
  | "chained-error";

const START = /Traceback \(most recent call last\):\s*$/;
const FRAME = /^\s*File ".*", line \d+/;
const EXCEPTION =
  /^(?:[|+ -]*)?[A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Warning|Failure|Timeout|NotFound)\b(?::|\s*$)/;
const CHAIN = /^(?:During handling of the above exception|The above exception was the direct cause)/;
const STACK_FRAME =
  /^\s*(?:at (?:async )?[\w.$<>[\]/ ]+(?:\(|$)|at \S+:\d+:\d+|\.\.\. \d+ (?:more|lines)|goroutine \d+ \[|\[Previous line repeated)/;

/** Follows the traces of Python, Java and Node line by line; logs often lose their indentation, so that alone says nothing. */
export function traceReader(): {
  readonly place: (line: string) => Place;
  /** Passes over a line that says nothing; false where a trace is open, since the line then belongs to it. */
  readonly skip: () => boolean;
} {
  let inTrace = false;
  let chained = false;
  let afterFrame = false;
  let linesSinceEnd = 0;
  const skip = (): boolean => {
    if (!inTrace) linesSinceEnd += 1;
    return !inTrace;
  };
  const place = (line: string): Place => {
    if (START.test(line)) {
      inTrace = true;
      afterFrame = false;
      if (linesSinceEnd > 4) chained = false;
      return "frame";
    }
    if (CHAIN.test(line)) {
      chained = true;
      linesSinceEnd = 0;
      return "frame";
    }
    if (!inTrace) {
      linesSinceEnd += 1;
      return STACK_FRAME.test(line) ? "frame" : "outside";
    }
    if (line.trim() === "") return "frame";
    if (FRAME.test(line)) {
      afterFrame = true;
      return "frame";
    }
    if (EXCEPTION.test(line) || (!afterFrame && !/^\s/.test(line))) {
      inTrace = false;
      linesSinceEnd = 0;
      return chained ? "chained-error" : "error";
    }
    if (afterFrame || /^\s/.test(line)) {
      afterFrame = false;
      return "frame";
    }
    inTrace = false;
    return "outside";
  };
  return { place, skip };
}
