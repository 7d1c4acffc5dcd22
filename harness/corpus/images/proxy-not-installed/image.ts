import { image } from "../../src/image.ts";

export default image({
  title: "the serve script starts nginx, and the image has none",
  resembles: "images moved to a slim base, with the sample's serve script kept and apt-get install nginx lost",
  condition: "one fault",
  bases: ["python"],
  like: "nginx-gunicorn-flask",
  truth: {
    conclusion: "not-conformant",
    broken: { "IMG-SERVE-04": "serve ends at once: FileNotFoundError: No such file or directory: 'nginx'" },
  },
});
