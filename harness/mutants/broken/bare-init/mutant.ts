import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "the entry point is an init program that takes train for its own",
  from: "plain",
  files: {
    "/usr/bin/tini": '#!/bin/sh\nshift\nexec "$@"\n',
  },
  dockerfile: 'RUN chmod 755 /usr/bin/tini\nENTRYPOINT ["/usr/bin/tini", "--"]',
  fails: {
    "IMG-INIT-07": /tini/,
    "IMG-TRAIN-03": /train/,
  },
  hides: ["*"],
});
