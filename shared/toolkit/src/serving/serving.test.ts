import { expect, test } from "vitest";
import { defineServing } from "./serving.ts";

/** A model that writes every row out again, however it is nested. */
const echo = defineServing({
  load: () => undefined,
  row: () => ({ sample: [], read: (fields) => fields }),
  predict: (_, rows) => rows.map((row) => JSON.stringify(row).length),
});

test("a stack that the request's nesting exhausts is the request's fault, another one is the model's", async () => {
  const model = await echo.open("");
  const ask = (body: string) =>
    model.answer({
      body: Buffer.from(body),
      requestType: "application/json",
      responseType: "text/csv",
      charset: "utf-8",
      acceptParameters: {},
      customAttributes: undefined,
    });
  expect((await ask("[[[1]]]")).body).toBe("5\n");
  await expect(ask(`[[${"[".repeat(9000)}${"]".repeat(9000)}]]`)).rejects.toMatchObject({ status: 400 });
  const endless = (): never => endless();
  const broken = await defineServing({
    load: () => undefined,
    row: () => ({ sample: [], read: endless }),
    predict: () => [],
  }).open("");
  const question = {
    requestType: "application/json",
    responseType: "text/csv",
    charset: "utf-8",
    acceptParameters: {},
  };
  await expect(broken.answer({ ...question, body: Buffer.from("[[1]]"), customAttributes: undefined })).rejects.toThrow(
    RangeError,
  );
});
