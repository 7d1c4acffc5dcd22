import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "closes its port at SIGTERM and stays",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        'process.on("SIGTERM", () => server.close(() => process.exit(0)));',
        'process.on("SIGTERM", () => server.close(() => setInterval(() => {}, 1000)));',
      ],
    ],
  },
  fails: {
    "STOP-02": /30 s|SIGKILL/,
  },
});
