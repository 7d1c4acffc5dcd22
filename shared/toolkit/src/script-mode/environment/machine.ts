import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { z } from "zod";

/** What the script may compute on. */
export interface Machine {
  readonly cpus: number;
  readonly gpus: number;
  /** Cores of AWS's Trainium and Inferentia chips. */
  readonly neurons: number;
}

const neuronDevices = z.array(z.looseObject({ nc_count: z.int() }));

/** Counts as AWS's toolkit does: GPUs by `nvidia-smi`, neuron cores by `neuron-ls`; where a command is not there, none. */
export async function lookAtMachine(): Promise<Machine> {
  const [gpus, neurons] = await Promise.all([
    outputOf("nvidia-smi", "--list-gpus").then(
      (text) => text.split("\n").filter((line) => line.startsWith("GPU")).length,
    ),
    outputOf("neuron-ls", "-j").then(neuronCores),
  ]);
  return { cpus: availableParallelism(), gpus, neurons };
}

async function outputOf(command: string, ...commandLine: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(command, commandLine)).stdout;
  } catch {
    return ""; // no such command, or no driver
  }
}

function neuronCores(text: string): number {
  if (text === "") return 0;
  const devices = neuronDevices.safeParse(JSON.parse(text));
  return devices.success ? devices.data.reduce((sum, device) => sum + device.nc_count, 0) : 0;
}
