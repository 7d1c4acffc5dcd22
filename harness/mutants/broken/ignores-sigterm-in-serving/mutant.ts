import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "does not hear SIGTERM while it serves",
  from: "plain",
  replace: {
    "serve.mjs": [
      ['process.on("SIGTERM", () => server.close(() => process.exit(0)));', 'process.on("SIGTERM", () => {});'],
    ],
  },
  fails: {
    "STOP-01": /SIGTERM/,
  },
  hides: ["STOP-*"],
});
