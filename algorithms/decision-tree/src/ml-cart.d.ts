/** The part of ml-cart 2.1.1 that this algorithm uses; the package has no types of its own. */
declare module "ml-cart" {
  export interface ClassifierOptions {
    readonly gainFunction?: "gini";
    readonly maxDepth?: number;
    readonly minNumSamples?: number;
    readonly gainThreshold?: number;
  }

  export class DecisionTreeClassifier {
    constructor(options?: ClassifierOptions);
    /** Labels are small whole numbers from 0. */
    train(rows: readonly (readonly number[])[], labels: readonly number[]): void;
    toJSON(): {
      readonly root: { readonly splitColumn?: number; readonly splitValue?: number; readonly gain?: number };
    };
  }
}
