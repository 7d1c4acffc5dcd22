// The program, broken in one way. Each old text stands exactly once in its file.
export default {
  title: "",
  replace: {
    // "serve.mjs": [["old text", "new text"]],
  },
  // The requirement that kills it, and what it says then.
  fails: {},
};
