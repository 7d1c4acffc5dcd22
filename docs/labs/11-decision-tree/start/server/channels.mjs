import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// /opt/ml in a container; a folder of the same shape on a laptop.
export const BASE = process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml";

// All files of a channel, in folders too: nobody promises that there is one, or what it is called.
export function readChannel(name) {
  const folder = `${BASE}/input/data/${name}`;
  if (!existsSync(folder)) throw new Error(`channel ${name} is missing: ${folder} is not there`);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const data = files.filter((file) => file.isFile() && !/^[._]/.test(file.name));
  return data.flatMap((file) => readRows(join(file.parentPath, file.name)));
}

// The label stands first, then four measures in centimetres.
function readRows(file) {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => line.split(",").map(Number));
}
