import type { Answer, Question } from "./answer.ts";
import { decodeText } from "./codecs/charset.ts";
import { codecOf } from "./codecs/codecs.ts";
import { nestingRefusal } from "./codecs/nesting.ts";
import { type Invocation, openInvocation } from "./invocation.ts";
import type { Prediction } from "./prediction.ts";
import { BadInput } from "./refusal.ts";
import type { RowFormat } from "./rows/row-format.ts";

/** All that an algorithm says about serving; everything else is the toolkit's. */
export interface ServingDefinition<Model, Row> {
  /** Reads the model from its folder, which is read-only. What it throws ends the container with that message. */
  load(modelFolder: string): Model | Promise<Model>;
  /** What the rows of a request must look like for this model. */
  row(model: Model): RowFormat<Row>;
  /** One prediction for each row, in order. Runs in a worker thread for large bodies: it must not rely on state outside the model. */
  predict(
    model: Model,
    rows: readonly Row[],
    invocation: Invocation,
  ): readonly Prediction[] | Promise<readonly Prediction[]>;
}

/** A model in memory that answers requests. */
export interface LoadedModel {
  /** @throws BadInput when the request is at fault; anything else thrown is the model's fault */
  answer(question: Question): Promise<Answer>;
  /** Answers the sample row; throws when the model cannot. */
  warmUp(): Promise<void>;
}

/** An algorithm's serving side, ready for `runProgram`. */
export interface Serving {
  open(modelFolder: string): Promise<LoadedModel>;
}

/**
 * Declares how an algorithm serves.
 *
 * @example
 * export const serving = defineServing({
 *   load: (modelFolder) => readTree(modelFolder),
 *   row: (tree) => numberRows(tree.featureCount),
 *   predict: (tree, rows) => tree.predict(rows),
 * });
 */
export function defineServing<Model, Row>(definition: ServingDefinition<Model, Row>): Serving {
  return {
    async open(modelFolder) {
      const model = await definition.load(modelFolder);
      const format = definition.row(model);

      async function predict(rows: readonly Row[], invocation: Invocation): Promise<readonly Prediction[]> {
        const predictions = await definition.predict(model, rows, invocation);
        if (predictions.length === rows.length) return predictions;
        throw new Error(`predict gave ${predictions.length} predictions for ${rows.length} rows`);
      }

      return {
        async answer(question) {
          const text = decodeText(question.body, question.charset);
          try {
            const rows = rowsOf(text, question.requestType, format);
            const invocation = openInvocation(question);
            const predictions = await predict(rows, invocation);
            const body = codecNamed(question.responseType).encode(predictions);
            return { body, customAttributes: invocation.replied };
          } catch (error) {
            throw nestingRefusal(error, text) ?? error;
          }
        },
        async warmUp() {
          await predict([format.sample], openInvocation({}));
        },
      };
    },
  };
}

function rowsOf<Row>(text: string, requestType: string, format: RowFormat<Row>): Row[] {
  if (text.trim() === "") throw new BadInput("the body is empty");
  const rows = codecNamed(requestType).decode(text, format.read);
  if (rows.length === 0) throw new BadInput("the body holds no rows");
  return rows;
}

function codecNamed(mediaType: string) {
  const codec = codecOf(mediaType);
  if (codec === undefined) throw new Error(`no codec for ${mediaType}`);
  return codec;
}
