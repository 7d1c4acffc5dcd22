// node guard.fixture.ts FOLDER: starts the folder's program on the process engine, prints its log, and stays.
import { openProcessEngine } from "./open-process-engine.ts";

const engine = await openProcessEngine({ command: ["sh", "run.sh"] });
const host = await engine.prepare({
  name: "algo-1",
  image: process.argv[2] ?? "",
  arguments: ["train"],
  environment: {},
  mounts: [{ path: "/opt/ml/model" }],
  network: "none",
});
host.onLogLine(({ text }) => console.log(text));
await host.start();
await host.exited;
