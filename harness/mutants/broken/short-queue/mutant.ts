import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "lets connections wait",
  from: "plain",
  replace: {
    "serve.mjs": [
      ["server.listen(PORT, HOST, 511,", "server.listen(PORT, HOST, 1,"],
      [
        '  process.on("SIGTERM"',
        '  setInterval(() => { for (const end = Date.now() + 700; Date.now() < end; ); }, 750);\n  process.on("SIGTERM"',
      ],
    ],
  },
  fails: {
    "HOST-CONN-09": /250/,
  },
  hides: ["HOST-PING-08"],
});
