/** What a model answers for one row: any JSON value. As CSV a list gives several fields, an object one field of JSON. */
export type Prediction =
  | string
  | number
  | boolean
  | null
  | readonly Prediction[]
  | { readonly [name: string]: Prediction };
