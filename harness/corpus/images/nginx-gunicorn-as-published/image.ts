import { image } from "../../src/image.ts";

export default image({
  title: "the sample that most own containers started from, with its small print",
  resembles: "aws/amazon-sagemaker-examples scikit_bring_your_own, as published",
  condition: "several faults",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    train: [["signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))\n", ""]],
    serve: [
      [
        `    nginx.send_signal(signal.SIGQUIT)
    nginx.wait()
    gunicorn.terminate()
    gunicorn.wait()
`,
        `    nginx.send_signal(signal.SIGQUIT)
    gunicorn.terminate()
`,
      ],
    ],
    "nginx.conf": [["client_max_body_size 30m", "client_max_body_size 5m"]],
    "predictor.py": [
      ["flask.request.mimetype != ", "flask.request.content_type != "],
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
      "STOP-03":
        "the handler signals nginx and gunicorn and exits at once; with process 1 gone the container is gone, and open requests with it",
      "INV-CT-03": "text/csv; charset=utf-8 is compared as a whole and refused with 415",
      "INV-ERR-06": "words where numbers are expected raise in the handler: 500",
      "INV-SIZE-10": "nginx refuses bodies above 5 MB with 413; the platform lets 6 MiB through",
    },
  },
});
