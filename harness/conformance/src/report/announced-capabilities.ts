import { CAPABILITY_LABELS, HOSTING_VARIABLES } from "@byoa/contract";
import type { ImageFacts } from "@byoa/platform";
import type { Outcome } from "../experiment/experiment.ts";
import { type ImageLook, lookAtImage } from "../experiments/image/look-at-image.ts";
import type { Profile } from "../profile/profile.ts";

/** What an image says of itself: labels, variables, and the scripts that it starts. */
interface Announcement {
  readonly labels: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly scripts: readonly { readonly path: string; readonly text: string }[];
}

/** A capability that no requirement looks at, and what announces it; undefined: nothing does. */
interface Capability {
  /** What was not looked at. */
  readonly name: string;
  announcedBy(announcement: Announcement): string | undefined;
}

/** The longest that an invocation of a real-time endpoint may take, in seconds. */
const REAL_TIME_SECONDS = 60;

const CAPABILITIES: readonly Capability[] = [
  {
    name: "the routes below /models of a multi-model endpoint",
    announcedBy: (of) => label(of, CAPABILITY_LABELS.multiModel) ?? variable(of, HOSTING_VARIABLES.multiModel),
  },
  {
    name: "the label for the port of a pipeline",
    announcedBy: (of) =>
      label(of, CAPABILITY_LABELS.bindToPort) === undefined ? script(of, HOSTING_VARIABLES.bindToPort) : undefined,
  },
  {
    name: "bidirectional streaming",
    announcedBy: (of) => label(of, "com.amazonaws.sagemaker.capabilities.bidirectional-streaming"),
  },
  {
    name: "sticky sessions",
    announcedBy: (of) => variable(of, "SAGEMAKER_ENABLE_STATEFUL_SESSIONS"),
  },
  {
    name: "jobs of several hosts",
    announcedBy: (of) =>
      variable(of, "MASTER_ADDR", "RANK", "WORLD_SIZE", "SAGEMAKER_MPI_ENABLED") ??
      script(of, "mpirun", "mpiexec", "torchrun", "horovodrun", "resourceconfig.json"),
  },
  {
    name: "transform jobs, except for the count of their records",
    announcedBy: (of) =>
      variable(
        of,
        HOSTING_VARIABLES.batch,
        HOSTING_VARIABLES.batchStrategy,
        HOSTING_VARIABLES.maxConcurrentTransforms,
        HOSTING_VARIABLES.maxPayloadInMb,
      ),
  },
  {
    name: `asynchronous endpoints, which alone wait longer than ${REAL_TIME_SECONDS} s`,
    announcedBy: (of) =>
      Object.entries(of.variables).find(
        ([name, value]) => /(?:SERVER|RESPONSE)_TIMEOUT$/.test(name) && Number(value) > REAL_TIME_SECONDS,
      )?.[0],
  },
  {
    name: "work on a GPU",
    announcedBy: (of) => variable(of, "NVIDIA_VISIBLE_DEVICES", "CUDA_VERSION", "NEURON_RT_NUM_CORES"),
  },
];

/** Capabilities that a label, a variable or a script announces and that no requirement looks at: silence would be taken for a pass. */
export function announcedCapabilities(
  images: { readonly train: ImageFacts | undefined; readonly serve: ImageFacts | undefined },
  profile: Pick<Profile, "trainEnvironment" | "serveEnvironment">,
  outcomes: ReadonlyMap<string, Outcome>,
): string[] {
  const facts = [images.train, images.serve].filter((one) => one !== undefined);
  const announcement: Announcement = {
    labels: Object.assign({}, ...facts.map(({ labels }) => labels)),
    variables: Object.assign(
      {},
      ...facts.map(({ environment }) => environment),
      profile.trainEnvironment,
      profile.serveEnvironment,
    ),
    scripts: scriptsIn(outcomes.get(lookAtImage.name)),
  };
  return CAPABILITIES.flatMap(({ name, announcedBy }) => {
    const by = announcedBy(announcement);
    return by === undefined ? [] : [`${name} (announced by ${by})`];
  });
}

function label({ labels }: Announcement, name: string): string | undefined {
  return labels[name]?.trim().toLowerCase() === "true" ? `the label ${name}` : undefined;
}

function variable({ variables }: Announcement, ...names: string[]): string | undefined {
  const name = names.find((one) => !["", "false", "0", "void", "none"].includes((variables[one] ?? "").toLowerCase()));
  return name === undefined ? undefined : `the variable ${name}`;
}

function script({ scripts }: Announcement, ...words: string[]): string | undefined {
  for (const { path, text } of scripts) {
    const code = text.replace(/^\s*(?:#|\/\/).*$/gm, "");
    const word = words.find((one) => new RegExp(`(?<![\\w.-])${RegExp.escape(one)}(?![\\w-])`).test(code));
    if (word !== undefined) return `${word} in ${path}`;
  }
  return undefined;
}

function scriptsIn(outcome: Outcome | undefined): Announcement["scripts"] {
  if (outcome?.kind !== "observed" || !isLook(outcome.observation)) return [];
  const { train, serve } = outcome.observation;
  return [train, serve].flatMap((image) =>
    (image?.programs ?? []).flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }])),
  );
}

const isLook = (value: unknown): value is ImageLook =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "image-look";
