import type { LogLine } from "@byoa/platform";
import { type RoleStart, roleLooksAbsent } from "./role-looks-absent.ts";

/** Parts of both logs that must be the same before `serve` counts as a second training. */
const SAME_SHARE = 0.8;
const SHOWN_SHARE = 0.5;

/**
 * Why an image that trains looks as if it did not serve: there is no program for `serve`, it refuses the argument, or it trains
 * instead, which its log shows. Undefined: a program for `serve` was started, or is there and cannot be.
 *
 * @param trainLog what the image logged when it was told to train
 */
export function serveLooksAbsent({ exit, log }: RoleStart, trainLog: readonly LogLine[]): string | undefined {
  if (exit === undefined) return undefined;
  if (showsTraining(log, trainLog)) return "told to serve it trains: its log is that of the training job";
  if (exit.code === 0) return undefined;
  if (log.some(missesTheFailureFile))
    return "told to serve it trains: it fails as a training job does, and cannot write /opt/ml/output/failure";
  // 126 and 125: the program is there. 127 in a shell's own words may mean any program that a script for `serve` starts.
  if (exit.startError !== undefined && exit.code !== 127) return undefined;
  if (exit.startError === undefined && [126, 127].includes(exit.code) && !log.some(saysThatServeIsMissing))
    return undefined;
  return roleLooksAbsent("serve", { exit, log });
}

const saysThatServeIsMissing = ({ text }: LogLine): boolean =>
  /(?:^|[\s/"':])serve["']?: (?:command )?not found|"serve": executable file not found/.test(text);

/** Only a training job has the folder of this file; a server has no reason to open it. */
const missesTheFailureFile = ({ text }: LogLine): boolean =>
  /\/opt\/ml\/output\/failure\b/.test(text) && /no such file|ENOENT|cannot open|NoSuchFile|not found/i.test(text);

/** Nearly everything that `serve` logged had been logged by `train`, and it is a good part of that. */
function showsTraining(log: readonly LogLine[], trainLog: readonly LogLine[]): boolean {
  const served = patternsOf(log);
  const trained = patternsOf(trainLog);
  const same = [...served].filter((pattern) => trained.has(pattern)).length;
  return served.size > 0 && same >= SAME_SHARE * served.size && same >= SHOWN_SHARE * trained.size;
}

/** The different lines, whatever their numbers. */
function patternsOf(log: readonly LogLine[]): Set<string> {
  return new Set(log.map(({ text }) => text.replace(/\d+/g, "#").trim()).filter((text) => text !== ""));
}
