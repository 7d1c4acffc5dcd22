import { fileURLToPath } from "node:url";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const PLAIN = path("../../../mutants/plain");

/** A check that was recorded once, so that a unit test runs it whole. */
export interface Fixture {
  readonly name: string;
  readonly image: string;
  readonly configuration: string;
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
];

export const recordingOf = ({ name }: Fixture): string => path(`./fixtures/${name}.json.gz`);
/** The verdicts of the recorded run, by the requirements' IDs. */
export const verdictsOf = ({ name }: Fixture): string => path(`./fixtures/${name}.verdicts.json`);
