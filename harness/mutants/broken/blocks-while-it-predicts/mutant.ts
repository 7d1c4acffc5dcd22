import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "computes so long on one request that pings starve",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        "    labels.push(",
        "    if (rows.length > 100 && index === 0) for (const end = Date.now() + 5000; Date.now() < end; );\n    labels.push(",
      ],
    ],
  },
  fails: {
    "HOST-PING-08": /ping/,
  },
  hides: ["HOST-CONN-09"],
});
