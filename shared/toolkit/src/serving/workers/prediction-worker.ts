import { parentPort } from "node:worker_threads";
import type { Question } from "../answer.ts";
import { Refusal } from "../refusal.ts";
import type { LoadedModel, Serving } from "../serving.ts";
import type { PredictionWork, WorkerReply } from "./messages.ts";
import { ownedBuffer } from "./transfer.ts";

/** The thread's side: loads its own copy of the model and answers one question after the other. */
export async function answerInWorker(serving: Serving, work: PredictionWork): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error("answerInWorker runs in a worker thread only");
  const model = await serving.open(work.modelFolder);
  port.on("message", async (question: Question) => {
    const reply = await replyTo(model, question);
    port.postMessage(reply, "answer" in reply ? ownedBuffer(reply.answer.body) : []);
  });
}

async function replyTo(model: LoadedModel, question: Question): Promise<WorkerReply> {
  try {
    const answer = await model.answer(question);
    // As bytes here, so that the main thread neither copies nor encodes a large answer.
    return { answer: { ...answer, body: Buffer.from(answer.body) } };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { status: error.status, message: error.message } };
    return { fault: error instanceof Error ? error : new Error(String(error)) };
  }
}
