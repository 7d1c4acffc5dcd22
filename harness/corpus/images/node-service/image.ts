import { image } from "../../src/image.ts";

export default image({
  title: "a plain Node server that stops when it is asked to, and says what its answers are",
  resembles: "Express and Fastify services made for containers",
  condition: "sound",
  bases: [],
  like: "express-tutorial",
  replace: {
    "app.cjs": [
      ["const LIMIT = 100 * 1024;", "const LIMIT = 30 * 1024 * 1024;"],
      ['"Content-Type": "text/html; charset=utf-8"', '"Content-Type": status === 200 ? "text/csv" : "text/plain"'],
      ["send(response, 500, `<pre>${error.message}</pre>`);", "send(response, 400, `${error.message}\\n`);"],
      ["http\n  .createServer(", "const server = http\n  .createServer("],
      [
        '.listen(8080, "0.0.0.0", () => console.log("Listening on port 8080"));\n',
        `.listen(8080, "0.0.0.0", () => console.log("Listening on port 8080"));

process.on("SIGTERM", () => {
  server.close(() => process.exit(0));
});
`,
      ],
    ],
  },
  flags: { capability: ["serve"], body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: { conclusion: "conformant", broken: {} },
});
