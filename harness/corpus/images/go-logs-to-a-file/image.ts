import { image } from "../../src/image.ts";

export default image({
  title: "a service that was made for virtual machines: its log goes to a file, and its errors go there too",
  resembles: "daemons of old ported to containers (log.SetOutput on a file, return in place of exit)",
  condition: "several faults",
  bases: ["go"],
  like: "go-on-scratch",
  replace: {
    "main.go": [
      [
        `			fmt.Fprintln(os.Stderr, err)
			os.WriteFile("/opt/ml/output/failure", []byte(err.Error()), 0o644)
			os.Exit(1)
`,
        `			fmt.Fprintln(journal(), err)
			return
`,
      ],
      [
        "func main() {",
        `func journal() *os.File {
	os.MkdirAll("/var/log", 0o755)
	file, _ := os.OpenFile("/var/log/means.log", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	return file
}

func main() {`,
      ],
    ],
    "train.go": [['fmt.Printf("iteration', 'fmt.Fprintf(journal(), "iteration']],
  },
  flags: { capability: ["train"], hp: ["iterations=5"] },
  truth: {
    conclusion: "not-conformant",
    broken: {
      "LOG-01": "not a line reaches stdout or stderr; the file is gone with the instance",
      "TRAIN-EXIT-02": "an error is written down in the file, and main returns: exit code 0",
    },
  },
});
