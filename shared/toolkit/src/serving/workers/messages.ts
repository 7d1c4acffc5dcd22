/** `workerData` of a thread that answers large bodies: the program's own file is started again with it. */
export interface PredictionWork {
  readonly byoa: "prediction";
  readonly modelFolder: string;
}

/** What the thread says to a question. An error keeps message and stack on the way between threads, not its class. */
export type WorkerReply =
  | { readonly answer: { readonly body: Uint8Array; readonly customAttributes: string | undefined } }
  | { readonly refusal: { readonly status: number; readonly message: string } }
  | { readonly fault: Error };

export function isPredictionWork(data: unknown): data is PredictionWork {
  return typeof data === "object" && data !== null && "byoa" in data && data.byoa === "prediction";
}
