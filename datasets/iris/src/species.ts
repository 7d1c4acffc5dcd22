/** Names of the three classes; a class's number in the channels is its place in this list, as in scikit-learn. */
export const IRIS_SPECIES = ["setosa", "versicolor", "virginica"] as const;
export type IrisSpecies = (typeof IRIS_SPECIES)[number];

/** The four measurements in the order of the columns, all in centimetres. */
export const IRIS_FEATURES = ["sepal length", "sepal width", "petal length", "petal width"] as const;
