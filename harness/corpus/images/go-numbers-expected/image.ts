import { image } from "../../src/image.ts";

export default image({
  title: "a Go struct with an int field reads the hyperparameters",
  resembles: "programs in typed languages (Go, Java, Rust) that decode hyperparameters.json into a struct",
  condition: "one fault",
  bases: ["go"],
  like: "go-on-scratch",
  replace: {
    "train.go": [
      ["given := map[string]string{}", "given := struct{ Iterations int }{Iterations: 1}"],
      [
        `	text, ok := given["iterations"]
	if !ok {
		return 1, nil
	}
	count, err := strconv.Atoi(strings.Trim(text, \`"\`))
	if err != nil || count < 1 {
		return 0, fmt.Errorf("iterations must be a positive whole number, not %q", text)
	}
	return count, nil
`,
        "	return given.Iterations, nil\n",
      ],
    ],
  },
  flags: { hp: ["iterations=5"] },
  truth: {
    conclusion: "not-conformant",
    broken: { "TRAIN-HP-02": 'the value arrives as "5": cannot unmarshal string into a field of type int' },
  },
});
