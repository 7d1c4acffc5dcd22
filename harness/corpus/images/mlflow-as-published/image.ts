import { image } from "../../src/image.ts";

export default image({
  title: "the scoring server with the stop that it has in public: SIGTERM to all children, then exit",
  resembles: "mlflow.models.container and its _sigterm_handler",
  condition: "one fault",
  bases: ["nginx"],
  like: "mlflow-scoring-server",
  replace: {
    "container.py": [
      [
        `        nginx.send_signal(signal.SIGQUIT)
        nginx.wait()
        server.terminate()
        server.wait()
`,
        `        for process in (nginx, server):
            os.kill(process.pid, signal.SIGTERM)
`,
      ],
    ],
  },
  flags: {
    capability: ["serve"],
    model: "model",
    body: '{"dataframe_split": {"columns": ["a", "b"], "data": [[1, 2], [3, 4]]}}',
    contentType: "application/json",
  },
  truth: {
    conclusion: "conformant",
    broken: { "STOP-03": "nginx takes SIGTERM for a fast shutdown and process 1 exits at once: open requests are cut" },
  },
});
