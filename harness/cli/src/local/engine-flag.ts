import { Option } from "commander";

/** Where programs run, the same for every command. */
export const engineFlag = (): Option =>
  new Option(
    "--engine <ENGINE>",
    "docker: containers; process: a folder's program without any (default: docker, and process for a folder where none answers)",
  ).choices(["docker", "process"]);
