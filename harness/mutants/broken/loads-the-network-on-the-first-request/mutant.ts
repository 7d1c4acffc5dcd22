import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "says that it is healthy and looks for its model only when the first request comes",
  from: "tensorflow",
  replace: {
    "serve.ts": [
      [
        "return { ...(await readModel(modelFolder)), standard };",
        "let model: ReturnType<typeof readModel> | undefined;\n      return { loaded: () => (model ??= readModel(modelFolder)), standard };",
      ],
      ["row: ({ facts }) => numberRows(facts.featureCount),", "row: () => numberRows(4),"],
      [
        "predict: (model, rows, { acceptParameters }) => {",
        "predict: async (model, rows, { acceptParameters }) => {\n      if (rows.length === 1 && rows[0]?.every((value) => value === 0)) return [0];",
      ],
      ["return predictRows(model, rows).map(", "return predictRows(await model.loaded(), rows).map("],
    ],
  },
  fails: {
    "HOST-PING-07": /200/,
  },
});
