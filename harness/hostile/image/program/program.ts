import { writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";

/** What a hostile program does in each role; a role that is absent is played by a friendly one. */
export interface HostileProgram {
  readonly train?: () => void | Promise<void>;
  readonly serve?: () => void | Promise<void>;
}

export type HostilePrograms = Readonly<Record<string, HostileProgram>>;

export const MIB = 2 ** 20;

/** How far it goes: bytes, files or processes, as the test says. */
export const size = (byDefault: number): number => Number(process.env.SIZE ?? byDefault);

export const model = "/opt/ml/model";
export const output = "/opt/ml/output";

export function trainFriendly(): void {
  writeFileSync(`${model}/model.json`, "{}");
}

export function serveFriendly(answer = "0\n"): void {
  process.on("SIGTERM", () => process.exit(0));
  listen((request, response) => {
    request.resume();
    if (request.url === "/ping") response.end();
    else request.on("end", () => response.writeHead(200, { "content-type": "text/csv" }).end(answer));
  });
}

export function listen(listener: RequestListener): void {
  createServer(listener).listen(8080, "0.0.0.0");
}

/** For ever, without work. */
export function stay(): Promise<never> {
  setInterval(() => {}, 2 ** 30);
  return new Promise(() => {});
}
