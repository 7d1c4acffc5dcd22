const MEBIBYTE = 1024 * 1024;

/** An answer costs us no more than this. A real endpoint's stays far below: the platform itself takes 25 MiB, in batch 100 MiB. */
export const ANSWER_LIMITS = {
  bodyBytes: 128 * MEBIBYTE,
  /** `/ping` needs no body at all. */
  pingBodyBytes: MEBIBYTE,
  /** All header lines together. */
  headerBytes: 64 * 1024,
  /** Answers 100 to 199, which only announce the one that counts. */
  interimAnswers: 100,
} as const;

/** The answer's body is longer than what is read of one. */
export class AnswerTooLong extends Error {
  override readonly name = "AnswerTooLong";
  readonly code = "ANSWER_TOO_LONG";
}
