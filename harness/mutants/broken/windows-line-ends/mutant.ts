import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "the entry script came from a Windows checkout",
  from: "plain",
  files: {
    "/usr/local/bin/entry": '#!/bin/sh\r\nexec node /opt/program/main.mjs "$@"\r\n',
  },
  dockerfile: 'RUN chmod 755 /usr/local/bin/entry\nENTRYPOINT ["/usr/local/bin/entry"]',
  fails: {
    "IMG-SCRIPT-10": /CRLF|0x0D|line end/,
    "IMG-TRAIN-03": /entry/,
  },
  hides: ["*"],
});
