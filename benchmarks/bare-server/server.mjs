// Reads the whole body and answers a fixed text: what any server in Node must do at least.
import { createServer } from "node:http";

const server = createServer((request, response) => {
  if (request.url === "/ping") return response.end();
  request.resume().on("end", () => response.writeHead(200, { "content-type": "text/csv" }).end("0\n"));
});
server.listen(8080, "0.0.0.0");
process.on("SIGTERM", () => server.close(() => process.exit(0)).closeIdleConnections());
