import { image } from "../../src/image.ts";

export default image({
  title: "supervisord below a shell, its programs stopped the fast way, the body limit left at nginx's default",
  resembles: "blog posts on nginx and gunicorn with supervisor: a start.sh, defaults everywhere",
  condition: "several faults",
  bases: ["nginx"],
  like: "supervisor",
  replace: {
    "nginx.conf": [["    client_max_body_size 30m;\n", ""]],
    "predictor.py": [["flask.request.mimetype != ", "flask.request.content_type != "]],
  },
  truth: {
    conclusion: "conformant",
    broken: {
      "IMG-EXEC-06": "the start script runs supervisord without exec: bash is process 1",
      "STOP-01": "SIGTERM goes to bash, which waits: supervisord never hears of it",
      "INV-SIZE-10": "nginx refuses bodies above 1 MB with 413",
      "INV-CT-03": "text/csv; charset=utf-8 is compared as a whole and refused with 415",
    },
  },
  known: {
    "IMG-EXEC-06":
      "Only a script that the image names as its entry point is read; this one is found by its name on the PATH.",
  },
});
