import { PassThrough } from "node:stream";
import type Dockerode from "dockerode";
import { engineFault } from "./engine-fault.ts";

/** Runs a command in the running container as root; its output, both streams in one. Throws PlatformError `engine-failed`. */
export async function runInside(
  container: Dockerode.Container,
  command: readonly string[],
  hostName: string,
): Promise<{ exitCode: number; output: string }> {
  try {
    const exec = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true, User: "0" });
    const stream = await exec.start({ hijack: true, stdin: false });
    const output = new PassThrough();
    container.modem.demuxStream(stream, output, output);
    stream.on("end", () => output.end());
    const chunks: Buffer[] = [];
    for await (const chunk of output) chunks.push(chunk);
    const { ExitCode } = await exec.inspect();
    return { exitCode: ExitCode ?? 137, output: Buffer.concat(chunks).toString("utf8") };
  } catch (error) {
    throw engineFault(`running ${command.join(" ")} inside ${hostName}`, error);
  }
}
