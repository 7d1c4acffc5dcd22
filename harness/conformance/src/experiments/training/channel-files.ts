import { readFile, stat } from "node:fs/promises";
import { posix } from "node:path";
import type { ChannelFile, ChannelInput } from "@byoa/platform";

/** Files that lie in many buckets and are no data. */
const FOREIGN_FILES: readonly ChannelFile[] = [
  { path: ".DS_Store", content: Buffer.from([0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31, 0xff, 0xfe, 0, 0x10]) },
  { path: "_SUCCESS", content: Buffer.alloc(0) },
];
/** What is copied or repeated must stay small beside what is already there. */
const COPY_LIMIT_BYTES = 16 * 1024 * 1024;
const TEXT_TYPES = /^text\/(?:csv|plain|tab-separated-values|libsvm|x-libsvm)|jsonlines/;
const TEXT_NAMES = /\.(?:csv|tsv|txt|jsonl|ndjson|libsvm|svm|data)$/i;

/**
 * The channel with several files in two levels and with foreign ones beside them. Where the files already lie in folders, those may
 * mean something (the name of a class): the copy then lies beside its original and makes no folder of its own.
 */
export async function withSeveralFiles(channel: ChannelInput): Promise<ChannelInput> {
  if (channel.inputMode === "Pipe") return channel;
  const smallest = await smallestFile(channel.files);
  const copy = smallest === undefined ? [] : [{ ...smallest, path: copyPath(smallest.path) }];
  return { ...channel, files: [...channel.files, ...copy, ...FOREIGN_FILES] };
}

function copyPath(path: string): string {
  if (!path.includes("/")) return `part-2/${path}`;
  const { dir, name, ext } = posix.parse(path);
  return posix.join(dir, `${name}-2${ext}`);
}

async function smallestFile(files: readonly ChannelFile[]): Promise<ChannelFile | undefined> {
  const sized = await Promise.all(files.map(async (file) => ({ file, sizeBytes: await sizeOf(file) })));
  const [smallest] = sized.filter(({ sizeBytes }) => sizeBytes > 0).toSorted((a, b) => a.sizeBytes - b.sizeBytes);
  return smallest === undefined || smallest.sizeBytes > COPY_LIMIT_BYTES ? undefined : smallest.file;
}

async function sizeOf({ content }: ChannelFile): Promise<number> {
  return Buffer.isBuffer(content) ? content.length : (await stat(content.file)).size;
}

/** Size of all files of a channel, in bytes. */
export async function channelBytes(channel: ChannelInput): Promise<number> {
  return (await Promise.all(channel.files.map(sizeOf))).reduce((sum, sizeBytes) => sum + sizeBytes, 0);
}

/**
 * The channel `factor` times as big, its rows repeated; files that are not known to be rows of text are copied under other names.
 * Undefined when that would be more than 16 MiB.
 */
export async function biggerChannel(channel: ChannelInput, factor: number): Promise<ChannelInput | undefined> {
  if ((await channelBytes(channel)) * factor > COPY_LIMIT_BYTES) return undefined;
  const files: ChannelFile[] = [];
  for (const file of channel.files) {
    if (TEXT_TYPES.test(channel.contentType ?? "") || TEXT_NAMES.test(file.path)) {
      files.push({ path: file.path, content: repeatedRows(await bytesOf(file), factor) });
    } else {
      files.push(file);
      for (let copy = 2; copy <= Math.min(factor, 64); copy += 1)
        files.push({ ...file, path: copyName(file.path, copy) });
    }
  }
  return { ...channel, files };
}

function copyName(path: string, copy: number): string {
  const { dir, name, ext } = posix.parse(path);
  return posix.join(dir, `${name}-${copy}${ext}`);
}

async function bytesOf({ content }: ChannelFile): Promise<Buffer> {
  return Buffer.isBuffer(content) ? content : await readFile(content.file);
}

/** The rows of a text `factor` times; a first row without any number above rows with numbers is a header and stays one. */
function repeatedRows(content: Buffer, factor: number): Buffer {
  const text = content.toString("utf8");
  const firstEnd = text.indexOf("\n") + 1;
  const hasHeader = firstEnd > 0 && !hasNumber(text.slice(0, firstEnd)) && hasNumber(text.slice(firstEnd));
  const header = hasHeader ? text.slice(0, firstEnd) : "";
  const rows = text.slice(header.length);
  return Buffer.from(header + (rows.endsWith("\n") ? rows : `${rows}\n`).repeat(factor));
}

const hasNumber = (text: string): boolean => /(?:^|[\s,;:|])[+-]?\d+(?:\.\d+)?(?:[\s,;:|]|$)/.test(text);
