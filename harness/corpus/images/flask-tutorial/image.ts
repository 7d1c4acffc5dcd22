import { image } from "../../src/image.ts";

export default image({
  title: "Flask's development server is process 1; text is returned as it is, errors are left to Flask",
  resembles: "app.run(host='0.0.0.0', port=8080) as the container's program",
  condition: "several faults",
  bases: ["python"],
  like: "nginx-gunicorn-flask",
  replace: {
    train: [["signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))\n", ""]],
    "predictor.py": [
      [
        '    return flask.Response("\\n".join(answers) + "\\n", mimetype="text/csv")\n',
        '    return "\\n".join(answers) + "\\n"\n\n\nif __name__ == "__main__":\n    app.run(host="0.0.0.0", port=8080)\n',
      ],
      [
        '    except ValueError as error:\n        return refuse(400, f"not a row of numbers: {error}")\n',
        "    finally:\n        pass\n",
      ],
    ],
  },
  truth: {
    conclusion: "conformant",
    broken: {
      "TRAIN-SIG-01": "Python as process 1 without a handler: the kernel drops SIGTERM",
      "STOP-01": "Python as process 1, and the development server has no handler: the kernel drops SIGTERM",
      "INV-RCT-05": "Flask sends a returned text as text/html",
      "INV-ERR-06": "a row of words raises in the handler: 500",
    },
  },
});
