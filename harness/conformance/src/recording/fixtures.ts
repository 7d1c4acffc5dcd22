import { fileURLToPath } from "node:url";
import { loadProfile } from "../profile/load-profile.ts";
import type { Profile } from "../profile/profile.ts";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const PLAIN = path("../../../mutants/plain");

/** A check that was recorded once, so that a unit test runs it whole. */
export interface Fixture {
  readonly name: string;
  readonly image: string;
  /** Absent: checked without a byoa.yaml, with the Iris profile. */
  readonly configuration?: string;
  /** Folder from which the image is built, with these texts replaced; absent: set-up has built it. */
  readonly program?: string;
  readonly replace?: readonly { readonly file: string; readonly from: string; readonly to: string }[];
}

export const fixtures: readonly Fixture[] = [
  {
    name: "decision-tree",
    image: "byoa/decision-tree",
    configuration: path("../../../../algorithms/decision-tree/byoa.yaml"),
  },
  {
    name: "hides-its-failures",
    image: "byoa-recorded/hides-its-failures",
    configuration: `${PLAIN}/byoa.yaml`,
    program: PLAIN,
    replace: [
      { file: "train.mjs", from: "process.exit(1);", to: "process.exit(0);" },
      { file: "serve.mjs", from: "error instanceof Refusal ? error.status : 500", to: "500" },
    ],
  },
  {
    name: "loopback-only",
    image: "byoa-recorded/loopback-only",
    configuration: `${PLAIN}/byoa.yaml`,
    program: PLAIN,
    replace: [{ file: "serve.mjs", from: '"0.0.0.0"', to: '"127.0.0.1"' }],
  },
  {
    name: "refuses-the-sample",
    image: "byoa-recorded/refuses-the-sample",
    program: PLAIN,
    replace: [
      { file: "train.mjs", from: "await fit();", to: 'throw new Error("12 columns are expected, the channel has 5");' },
    ],
  },
  {
    name: "serve-ends-with-zero",
    image: "byoa-recorded/serve-ends-with-zero",
    program: PLAIN,
    replace: [
      {
        file: "serve.mjs",
        from: "export function serve() {",
        to: 'export function serve() {\n  if (model === undefined) return console.error("worker failed to boot");',
      },
    ],
  },
];

/** The profile of a fixture's check. */
export const profileOf = ({ image, configuration }: Fixture): Promise<Profile> =>
  loadProfile({ folder: import.meta.dirname, config: configuration, flags: { image } });

export const recordingOf = ({ name }: Fixture): string => path(`./fixtures/${name}.json.gz`);
/** The verdicts of the recorded run, by the requirements' IDs. */
export const verdictsOf = ({ name }: Fixture): string => path(`./fixtures/${name}.verdicts.json`);
