import { once } from "node:events";
import { constants, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const DATA = "/opt/ml/input/data";

// Rows of a channel, in File and FastFile mode from its folder, in Pipe mode from the FIFO of that epoch.
export async function readChannel(name, config, epoch, signal) {
  if (config.TrainingInputMode === "Pipe") return parseRows(await readPipe(`${DATA}/${name}_${epoch}`, signal));
  return filesBelow(`${DATA}/${name}`).flatMap((file) => parseRows(readFileSync(file, "utf8")));
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith(".") && !entry.name.startsWith("_"))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
}

// Opened without blocking, so that a stop is heard while nobody writes. After a stop: the whole lines that came before it.
async function readPipe(path, signal) {
  while (!existsSync(path) && !signal.aborted) await sleep(20);
  if (signal.aborted) return "";
  const pipe = new Socket({
    fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK),
    readable: true,
    writable: false,
  });
  const chunks = [];
  pipe.on("data", (chunk) => chunks.push(chunk));
  await Promise.race([once(pipe, "close"), once(signal, "abort")]);
  pipe.destroy();
  const text = Buffer.concat(chunks).toString();
  return signal.aborted ? text.slice(0, text.lastIndexOf("\n") + 1) : text;
}

function parseRows(text) {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line, index) => {
      const numbers = line.split(",").map(Number);
      if (numbers.length < 2 || numbers.some(Number.isNaN))
        throw new Error(`row ${index + 1} is not a list of numbers: ${line}`);
      return { label: numbers[0], features: numbers.slice(1) };
    });
}
