import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "opens the first thing in the channel's folder as if it were its only file",
  from: "plain",
  replace: {
    "channels.mjs": [
      [
        'return filesBelow(`${DATA}/${name}`).flatMap((file) => parseRows(readFileSync(file, "utf8")));',
        'return parseRows(readFileSync(`${DATA}/${name}/${readdirSync(`${DATA}/${name}`)[0]}`, "utf8"));',
      ],
    ],
  },
  fails: {
    "CHAN-FILE-02": /file/,
  },
});
