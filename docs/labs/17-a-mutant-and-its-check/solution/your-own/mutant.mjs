// The program, broken in one way. Each old text stands exactly once in its file.
export default {
  title: "refuses bad input and does not say what is wrong with it",
  replace: {
    "serve.mjs": [["new Error(message), { status }", 'new Error("bad request"), { status }']],
  },
  // The requirement that kills it, and what it says then.
  fails: { "MY-ERR-01": /a row with a column too few is refused with "bad request"/ },
};
