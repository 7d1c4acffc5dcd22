import { commandLine, visibleLine } from "@byoa/conformance/text";
import type { DataFolder } from "./data-folders.ts";
import type { SeenImage } from "./look-at-roles.ts";
import { metricRegex } from "./metrics-in-log.ts";

export interface Seen extends SeenImage {
  readonly image: string;
  readonly channels: readonly DataFolder[];
}

/** A byoa.yaml of what was seen; what could not be seen stands there as an example, commented out. */
export function configurationText({ image, channels, roles, metrics }: Seen): string {
  return [
    `# What byoa needs to know to check all of this image: ${visibleLine(commandLine(["byoa", "check", image]))}`,
    `image: ${image}`,
    "# What it claims. What is listed must work; add pipe, sigterm-saves-model and checkpoints when it does those.",
    ...(roles.length === 0 ? ["# capabilities: [train, serve, file]"] : [capabilities(roles)]),
    "",
    "# The data of its jobs. required: true says that a job without that channel must fail.",
    ...(channels.length === 0
      ? ["# channels:", "#   training: { path: data/training, contentType: text/csv, required: true }"]
      : ["channels:", ...channels.map(channel)]),
    "",
    "# Each hyperparameter with a value that works, and one that must be refused.",
    "# hyperparameters:",
    "#   max_depth: { value: 3, invalid: deep }",
    "",
    "# What is read out of the log: the first group of each expression must be a number.",
    ...(metrics.length === 0
      ? ["# metrics:", "#   - { name: accuracy, regex: 'accuracy=([0-9.]+)' }"]
      : ["metrics:", ...metrics.map((name) => `  - { name: ${JSON.stringify(name)}, regex: '${metricRegex(name)}' }`)]),
    "",
    "# Requests that a trained model must answer, and what the answer must be.",
    "# requests:",
    '#   - { name: one row, contentType: text/csv, body: "1,2,3", expect: { contentType: text/csv } }',
    "",
  ].join("\n");
}

const capabilities = (roles: readonly string[]): string =>
  `capabilities: [${[...roles, ...(roles.includes("train") ? ["file"] : [])].join(", ")}]`;

const channel = ({ name, path, allCsv }: DataFolder): string =>
  `  ${JSON.stringify(name)}: { path: ${JSON.stringify(path)}${allCsv ? ", contentType: text/csv" : ""} }`;
