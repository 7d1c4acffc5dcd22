import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "leaves at SIGTERM with requests open",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        'process.on("SIGTERM", () => server.close(() => process.exit(0)));',
        'process.on("SIGTERM", () => process.exit(0));',
      ],
    ],
  },
  fails: {
    "STOP-03": /./,
  },
});
