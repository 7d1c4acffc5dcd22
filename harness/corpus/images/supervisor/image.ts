import { image } from "../../src/image.ts";

export default image({
  title: "supervisord is process 1 and runs nginx and gunicorn; each gets the stop signal that it finishes on",
  resembles: "images that keep nginx and a WSGI server together with supervisor (tiangolo's, many of the field's)",
  condition: "sound",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  truth: { conclusion: "conformant", broken: {} },
});
