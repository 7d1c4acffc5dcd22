type Maybe<Value> = Value | Promise<Value>;

/** The four functions of a user's serving module, by the names that AWS's framework images know. Only the first is required. */
export interface Hooks {
  /** Reads the model from its folder, which is read-only. */
  model_fn(modelFolder: string): unknown;
  /** A request's body as what `predict_fn` takes. The text is decoded already; what is thrown is answered with 400. */
  input_fn(body: string, contentType: string): unknown;
  /** Throw an error with a `status` from 400 to 499 for a request that the model cannot answer; anything else is a 500. */
  predict_fn(input: unknown, model: unknown): unknown;
  /** A prediction as a body of the type that the client accepts. */
  output_fn(prediction: unknown, accept: string): Maybe<string | Uint8Array>;
}
