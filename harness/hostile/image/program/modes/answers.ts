import type { ServerResponse } from "node:http";
import { createServer, type Socket } from "node:net";
import { type HostilePrograms, listen, MIB } from "../program.ts";

const OK = "HTTP/1.1 200 OK\r\n";
const EMPTY = `${OK}content-length: 0\r\n\r\n`;

/** Answers on the bare connection, once a request begins; `/ping` is healthy unless `ping` says otherwise. */
function bare(answer: (socket: Socket, request: string) => void, ping: "healthy" | "same" = "healthy"): void {
  createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (bytes) => {
      const request = String(bytes);
      if (ping === "healthy" && request.startsWith("GET /ping")) socket.end(EMPTY);
      else answer(socket, request);
    });
  }).listen(8080, "0.0.0.0");
}

function forEver(write: () => boolean, sink: Socket | ServerResponse): void {
  const go = (): void => {
    while (!sink.destroyed && write());
    if (!sink.destroyed) sink.once("drain", go);
  };
  go();
}

function endless(response: ServerResponse): void {
  const block = Buffer.alloc(MIB, "1\n");
  response.on("error", () => {});
  response.writeHead(200, { "content-type": "text/csv" });
  forEver(() => response.write(block), response);
}

const drip = (socket: Socket): void => {
  socket.write(`${OK}content-type: text/csv\r\ncontent-length: 1000000\r\n\r\n`);
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write("1")), 200);
};

/** What is no answer of HTTP/1.1, or one that a client should not believe. */
const MALFORMED: readonly string[] = [
  "\u0000\u0001\u0002\u00ff".repeat(100),
  "HTTP/7.3 200 OK\r\n\r\n",
  "HTTP/1.1 123456 OK\r\n\r\n",
  "HTTP/1.1 200\r\ncontent-length: -5\r\n\r\nabc",
  `${OK}transfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFF\r\n`,
  `${OK}content-length: 3\r\ncontent-length: 4\r\n\r\nabcd`,
  "HTTP/1.1 101 Switching Protocols\r\nupgrade: other\r\nconnection: upgrade\r\n\r\n",
  `${OK}content-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc`,
  "ICY 200\n",
  "HTTP/1.1 302 Found\r\nlocation: file:///etc/passwd\r\ncontent-length: 0\r\n\r\n",
];

export const answers: HostilePrograms = {
  "answer-endless": {
    serve: () =>
      listen((request, response) => {
        request.resume();
        if (request.url === "/ping") response.end();
        else endless(response);
      }),
  },
  "ping-endless": { serve: () => listen((_, response) => endless(response)) },
  "answer-drips": { serve: () => bare(drip) },
  "ping-drips": { serve: () => bare(drip, "same") },
  "header-long": { serve: () => bare((socket) => socket.write(`${OK}x: ${"h".repeat(MIB)}\r\n\r\n`)) },
  "headers-many": {
    serve: () =>
      bare((socket) => {
        const headers = Array.from({ length: 50_000 }, (_, number) => `h${number}: v\r\n`).join("");
        socket.write(`${OK}${headers}content-length: 0\r\n\r\n`);
      }),
  },
  "informational-endless": {
    serve: () =>
      bare((socket) => {
        const block = "HTTP/1.1 102 Processing\r\n\r\n".repeat(1_000);
        forEver(() => socket.write(block), socket);
      }),
  },
  "http-malformed": {
    serve() {
      let asked = 0;
      bare((socket) => {
        const answer = MALFORMED[asked % MALFORMED.length] ?? "";
        asked += 1;
        socket.end(Buffer.from(answer, "latin1"));
      });
    },
  },
};
