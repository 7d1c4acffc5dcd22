import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "the entry script has no execute bit",
  from: "plain",
  files: {
    "/usr/local/bin/entry": '#!/bin/sh\nexec node /opt/program/main.mjs "$@"\n',
  },
  dockerfile: 'RUN chmod 644 /usr/local/bin/entry\nENTRYPOINT ["/usr/local/bin/entry"]',
  fails: {
    "IMG-TRAIN-03": /permission denied/,
    "IMG-SCRIPT-10": /execute/,
  },
  hides: ["*"],
});
