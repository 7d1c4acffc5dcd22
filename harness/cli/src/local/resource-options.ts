import type { Command } from "commander";

/** What each container runs on and may use: the same flags for every command that starts one. Beyond a limit byoa says which it was. */
export function resourceOptions(command: Command): Command {
  return command
    .option("--platform <OS/ARCH>", "for example linux/amd64")
    .option("--memory <SIZE>", "memory of each container, for example 4g (default: its share of the machine)")
    .option("--processes <N>", "processes in each container (default: 1024)")
    .option("--cpus <N>", "processors of each container, for example 1.5 (default: all)")
    .option("--disk <SIZE>", "what each container may write to disk (default: its share of half of the free space)")
    .option(
      "--archive-limit <SIZE>",
      "what is read of one folder of a container, or unpacked of a model (default: 16g, 64g)",
    )
    .option("--shm-size <SIZE>", "shared memory of each container")
    .option("--gpus <GPUS>", "all, a count, or device=0");
}
