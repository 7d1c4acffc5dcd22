import { image } from "../../src/image.ts";

export default image({
  title: "the shell script ends with the code of its last command, an echo",
  resembles: "wrappers without set -e around a command line trainer",
  condition: "one fault",
  bases: [],
  like: "shell-trainer",
  replace: {
    train: [
      ["set -euo pipefail\n", ""],
      ["  exit 1\n", "  return 1\n"],
      ['[[ -d $channel ]] || fail "the job has no channel training"\n', ""],
      ['[[ ${#files[@]} -gt 0 ]] || fail "channel training has no .csv file"\n', ""],
      ['"${files[@]}" >', '"${files[@]:-$channel/data.csv}" >'],
    ],
  },
  truth: {
    conclusion: "not-conformant",
    broken: { "TRAIN-EXIT-02": "without its channel find and awk fail, the script goes on, and the job is Completed" },
  },
});
