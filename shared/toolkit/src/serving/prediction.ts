/** What a model answers for one row: any JSON value. As CSV the values of a list or an object are fields of one line. */
export type Prediction =
  | string
  | number
  | boolean
  | null
  | readonly Prediction[]
  | { readonly [name: string]: Prediction };
