import { confusionText, defineTraining, isTrainingHost, JobFault } from "@byoa/toolkit";
import { type Hyperparameters, hyperparameters } from "./hyperparameters.ts";
import { MODEL_FILE, type ModelDocument, modelText } from "./model-document.ts";
import { evaluate } from "./tree/evaluation.ts";
import { type GrownTree, growTree } from "./tree/grow-tree.ts";
import { treePicture } from "./tree/picture.ts";
import { readRows } from "./tree/read-rows.ts";
import { labelMeaning, type Table, tableOf } from "./tree/table.ts";
import { treeText } from "./tree/text.ts";

/** ml-cart's time grows with the square of the rows: from here on the log says so. */
const MANY_ROWS = 10_000;

/** How long a tree may still grow when the job was stopped while its data were being read, in milliseconds. */
const LATE_GROWTH_MS = 1_500;

export const training = defineTraining({
  hyperparameters,
  channels: { training: { required: true }, testing: { required: false } },
  metrics: ["training:accuracy", "testing:accuracy", "tree:depth", "tree:leaves"],
  stopGraceMs: 5_000,

  async train(context) {
    const { channels, hosts, log, metric, signal } = context;
    const given = [channels.training, ...(channels.testing === undefined ? [] : [channels.testing])];
    if (!isTrainingHost(hosts, given)) return;

    // At the same time: in Pipe mode nobody promises which channel is fed first.
    const [train, test] = await Promise.all([
      readRows(channels.training, signal),
      channels.testing && readRows(channels.testing, signal),
    ]);
    if (train.rows.length === 0) signal.throwIfAborted();
    const table = tableOf(train.rows);
    const featureCount = table.features[0]?.length ?? 0;
    log(`${train.rows.length} training rows, ${featureCount} features, labels ${table.labels.join(", ")}`);
    if (train.rows.length > MANY_ROWS) log("this will take long: the time grows with the square of the rows");
    const wrongWidth = test?.rows.find((row) => row.features.length !== featureCount);
    if (wrongWidth !== undefined)
      throw new JobFault(
        `channel "testing" has ${wrongWidth.features.length} features a row, channel "training" has ${featureCount}`,
      );

    const growUntil = train.interrupted || test?.interrupted ? performance.now() + LATE_GROWTH_MS : 0;
    let model: ModelDocument | undefined;
    for (const tree of growTree(
      table,
      context.hyperparameters,
      () => context.isStopping && performance.now() > growUntil,
    )) {
      model = documentOf(tree, table, context.hyperparameters);
      context.saveModel({ [MODEL_FILE]: modelText(model) });
      log(`depth ${tree.depth}: ${tree.leaves} leaves${tree.finished ? ", fully grown" : ""}`);
    }
    if (model === undefined) throw new Error("no tree has grown");

    const meaning = labelMeaning(train.rows);
    const evaluateRows = (rows: typeof train.rows) =>
      evaluate(
        model,
        rows.map((row) => ({ label: meaning(row.label), features: row.features })),
      );
    const onTraining = evaluateRows(train.rows);
    metric("training:accuracy", onTraining.accuracy);
    metric("tree:depth", model.training.depth);
    metric("tree:leaves", model.training.leaves);
    const results = { "tree.txt": treeText(model), "tree.svg": treePicture(model) };
    if (test === undefined || test.rows.length === 0) {
      log("no testing channel: the accuracy is that on the training rows only");
      context.saveOutput({ ...results, "confusion-matrix.json": confusionText("training", onTraining) });
      return;
    }
    const onTesting = evaluateRows(test.rows);
    metric("testing:accuracy", onTesting.accuracy);
    context.saveOutput({ ...results, "confusion-matrix.json": confusionText("testing", onTesting) });
  },
});

function documentOf(tree: GrownTree, table: Table, limits: Hyperparameters): ModelDocument {
  const { nodes, depth, leaves, finished } = tree;
  return {
    schemaVersion: 1,
    algorithm: "decision-tree",
    labels: [...table.labels],
    featureCount: table.features[0]?.length ?? 0,
    hyperparameters: limits,
    training: { rows: table.targets.length, depth, leaves, finished },
    nodes,
  };
}
