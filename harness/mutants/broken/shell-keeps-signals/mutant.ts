import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "a shell stands before the program and keeps the signals to itself",
  from: "plain",
  files: {
    "/usr/local/bin/entry": '#!/bin/sh\nnode /opt/program/main.mjs "$@"\nexit $?\n',
  },
  dockerfile: 'RUN chmod 755 /usr/local/bin/entry\nENTRYPOINT ["/usr/local/bin/entry"]',
  fails: {
    "IMG-EXEC-06": /sh/,
    "TRAIN-SIG-01": /SIGTERM/,
    "STOP-01": /SIGTERM/,
  },
  hides: ["TRAIN-SIG-02", "STOP-*"],
});
