// The program, broken in one way. Each old text stands exactly once in its file.
export default {
  title: "moves the centres by the rest of the share that it was told",
  replace: {
    "train.mjs": [["value + shrink * (overall[index] - value)", "value + (1 - shrink) * (overall[index] - value)"]],
  },
  fails: { "MY-ACC-01": /only 0\.\d+ of the testing rows/ },
};
