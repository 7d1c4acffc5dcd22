/** A request once negotiated: plain data, so that a worker thread can take it. */
export interface Question {
  readonly body: Uint8Array;
  /** Media types that name a codec. */
  readonly requestType: string;
  readonly responseType: string;
  readonly charset: string;
  /** Parameters of the media range in Accept that asked for the response's type. */
  readonly acceptParameters: Readonly<Record<string, string>>;
  readonly customAttributes: string | undefined;
}

/** The body of the response, and what the algorithm wants sent back with it. */
export interface Answer {
  /** Text from this thread (Node sends it in one write with the headers), UTF-8 bytes from another one. */
  readonly body: string | Uint8Array;
  readonly customAttributes: string | undefined;
}
