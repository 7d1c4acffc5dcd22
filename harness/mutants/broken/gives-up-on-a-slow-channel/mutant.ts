import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "fails when one channel has nothing yet while another flows",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "  const testing = readTesting(channels);\n",
        '  const testing = readTesting(channels);\n  const patience = setTimeout(() => { console.error("no data on channel testing"); process.exit(1); }, 250);\n  testing.then(() => clearTimeout(patience), () => {});\n',
      ],
    ],
  },
  fails: {
    "CHAN-PIPE-09": /testing/,
  },
});
