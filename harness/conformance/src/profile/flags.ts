import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CHANNEL_NAME_PATTERN, ENVIRONMENT_KEY_PATTERN, HYPERPARAMETER_LIMITS } from "@byoa/contract";
import { readChannelFiles, requirePath } from "./channel-files.ts";
import { CONTENT_TYPE_PATTERN } from "./content-type-pattern.ts";
import { contentTypeOf } from "./content-types.ts";
import { typeOf } from "./hyperparameter-profiles.ts";
import { requireModel } from "./model-path.ts";
import { nearest } from "./nearest.ts";
import {
  CAPABILITIES,
  type Capability,
  type ChannelProfile,
  type HyperparameterProfile,
  type Profile,
  type SampleRequest,
} from "./profile.ts";
import { type ResourceFlags, size, withResourceFlags } from "./resource-flags.ts";
import { durationMs } from "./units.ts";
import { wrongFlag as wrong } from "./wrong-flag.ts";

/** What was typed behind the flags of `byoa check`, as text. Paths start at the current folder. */
export interface ProfileFlags extends ResourceFlags {
  /** The image that trains and serves; the two below win over it. */
  readonly image?: string | undefined;
  readonly trainImage?: string | undefined;
  readonly serveImage?: string | undefined;
  /** `train=DIR`, each. */
  readonly input?: readonly string[] | undefined;
  /** `name=value`, each. */
  readonly hp?: readonly string[] | undefined;
  /** `NAME=value`, each; for both roles. */
  readonly env?: readonly string[] | undefined;
  readonly model?: string | undefined;
  /** `@FILE`, or the text itself. */
  readonly body?: string | undefined;
  readonly contentType?: string | undefined;
  readonly accept?: string | undefined;
  readonly capability?: readonly string[] | undefined;
  /** Longest that one training job may take: `20m`. */
  readonly timeout?: string | undefined;
  /** How much of each container's log is kept: `64m`. */
  readonly logLimit?: string | undefined;
}

/** The profile with what the flags say put over it. Throws ConfigurationError `flag-invalid`, `config-file-missing`. */
export async function withFlags(profile: Profile, flags: ProfileFlags, folder: string): Promise<Profile> {
  const channels = flags.input?.length ? await inputChannels(flags.input, profile.channels, folder) : undefined;
  const request = await bodyRequest(flags, folder);
  const environment = Object.fromEntries((flags.env ?? []).map((text) => variable(text)));
  const data =
    [channels, request, flags.model].some((value) => value !== undefined) || flags.hp?.length || flags.env?.length;
  return {
    ...profile,
    source: !data ? profile.source : profile.source === "iris" ? "flags" : `${profile.source} and flags`,
    declaredData: profile.declaredData || channels !== undefined,
    declaredRequests: profile.declaredRequests || request !== undefined,
    // Whoever types an image wants that one trained; a serving image of its own in the file stays.
    trainImage: flags.trainImage ?? flags.image ?? profile.trainImage,
    serveImage: flags.serveImage ?? servingImage(profile, flags),
    capabilities: flags.capability?.length ? new Set(flags.capability.map(capability)) : profile.capabilities,
    channels: channels ?? profile.channels,
    hyperparameters: withHyperparameters(profile.hyperparameters, flags.hp ?? []),
    trainEnvironment: { ...profile.trainEnvironment, ...environment },
    serveEnvironment: { ...profile.serveEnvironment, ...environment },
    requests: request === undefined ? profile.requests : [request],
    model: flags.model === undefined ? profile.model : await modelPath(flags.model, folder),
    limits: {
      ...profile.limits,
      ...(flags.timeout === undefined ? {} : { trainingMs: duration("--timeout", flags.timeout) }),
      ...(flags.logLimit === undefined ? {} : { logBytes: size("--log-limit", flags.logLimit) }),
    },
    resources: withResourceFlags(profile.resources, flags),
  };
}

function servingImage(profile: Profile, flags: ProfileFlags): string | undefined {
  const separate = profile.serveImage !== profile.trainImage ? profile.serveImage : undefined;
  return separate ?? flags.image ?? profile.serveImage;
}

async function inputChannels(
  inputs: readonly string[],
  declared: readonly ChannelProfile[],
  folder: string,
): Promise<ChannelProfile[]> {
  const paths = new Map<string, string[]>();
  for (const input of inputs) {
    const [name, path] = pair("--input", input, "channel=DIR");
    if (!CHANNEL_NAME_PATTERN.test(name)) {
      throw wrong("--input", input, `${name} is not a channel name`, "1 to 64 letters, digits, . - or _.");
    }
    paths.set(name, [...(paths.get(name) ?? []), path]);
  }
  return Promise.all(
    [...paths].map(async ([name, given]) => {
      const known = declared.find((channel) => channel.name === name);
      const files = await readChannelFiles(
        given.map((path) => ({ file: resolve(folder, path), where: `--input ${name}=${path}` })),
      );
      return {
        name,
        contentType: known?.contentType ?? (files.every((file) => file.path.endsWith(".csv")) ? "text/csv" : undefined),
        files,
        required: known?.required,
        inputMode: known?.inputMode ?? "File",
      };
    }),
  );
}

function withHyperparameters(
  declared: readonly HyperparameterProfile[],
  given: readonly string[],
): HyperparameterProfile[] {
  const all = new Map(declared.map((hyperparameter) => [hyperparameter.name, hyperparameter]));
  for (const text of given) {
    const [name, value] = pair("--hp", text, "name=value");
    const { keyCharacters, valueCharacters } = HYPERPARAMETER_LIMITS;
    if (name.length > keyCharacters || value.length > valueCharacters) {
      throw wrong(
        "--hp",
        `${name.slice(0, 40)}…`,
        "it is too long",
        `A name has at most ${keyCharacters}, a value ${valueCharacters} characters.`,
      );
    }
    const known = all.get(name);
    all.set(
      name,
      known === undefined
        ? { name, value, invalid: undefined, required: false, type: typeOf(value) }
        : { ...known, value },
    );
  }
  return [...all.values()];
}

async function bodyRequest(flags: ProfileFlags, folder: string): Promise<SampleRequest | undefined> {
  const { body, contentType, accept } = flags;
  if (body === undefined) {
    const orphan = contentType !== undefined ? "--content-type" : accept !== undefined ? "--accept" : undefined;
    if (orphan !== undefined)
      throw wrong(orphan, contentType ?? accept ?? "", "there is no --body", "Add --body @FILE.");
    return undefined;
  }
  const type = contentType ?? (body.startsWith("@") ? contentTypeOf(body) : undefined);
  if (type === undefined)
    throw wrong("--body", body, "its type is not known", "Add --content-type, for example text/csv.");
  if (!CONTENT_TYPE_PATTERN.test(type))
    throw wrong("--content-type", type, "not a content type", "Write it like text/csv.");
  return { name: "body", contentType: type, accept, body: await bodyBytes(body, folder), expect: undefined };
}

async function bodyBytes(body: string, folder: string): Promise<Buffer> {
  if (!body.startsWith("@")) return Buffer.from(body);
  const file = resolve(folder, body.slice(1));
  if ((await requirePath({ file, where: `--body ${body}` })) === "file") return readFile(file);
  throw wrong("--body", body, "that is a folder", "Name a file.");
}

async function modelPath(model: string, folder: string): Promise<string> {
  const file = resolve(folder, model);
  await requireModel({ file, where: `--model ${model}` });
  return file;
}

function variable(text: string): [name: string, value: string] {
  const [name, value] = pair("--env", text, "NAME=value");
  if (ENVIRONMENT_KEY_PATTERN.test(name)) return [name, value];
  throw wrong("--env", text, `${name} is not a variable name`, "Letters, digits and _, not starting with a digit.");
}

function capability(text: string): Capability {
  const known = CAPABILITIES.find((name) => name === text);
  if (known !== undefined) return known;
  const meant = nearest(text, CAPABILITIES);
  throw wrong(
    "--capability",
    text,
    "no such capability",
    meant === undefined ? `Known: ${CAPABILITIES.join(", ")}.` : `Did you mean ${meant}?`,
  );
}

/** Timers take no more. */
const LONGEST_MS = 2 ** 31 - 1;

/** Milliseconds behind a flag. Throws ConfigurationError `flag-invalid`. */
export function duration(flag: string, text: string): number {
  const milliseconds = durationMs(text);
  if (milliseconds !== undefined && milliseconds > 0 && milliseconds <= LONGEST_MS) return milliseconds;
  const isTooLong = milliseconds !== undefined && milliseconds > LONGEST_MS;
  throw wrong(flag, text, isTooLong ? "longer than 24 days" : "not a duration", "Write it like 90s, 8m or 1h.");
}

function pair(flag: string, text: string, shape: string): [name: string, value: string] {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw wrong(flag, text, "not a pair", `Write it like ${flag} ${shape}.`);
}
