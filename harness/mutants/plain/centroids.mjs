const distances = {
  euclidean: (a, b) => Math.hypot(...a.map((value, index) => value - b[index])),
  manhattan: (a, b) => a.reduce((sum, value, index) => sum + Math.abs(value - b[index]), 0),
};

// Label of the centroid that lies nearest to the features.
export function nearest(model, features) {
  const distance = distances[model.distance];
  let best = { label: undefined, distance: Number.POSITIVE_INFINITY };
  for (const centroid of model.centroids) {
    const here = distance(centroid.features, features);
    if (here < best.distance) best = { label: centroid.label, distance: here };
  }
  return best.label;
}
