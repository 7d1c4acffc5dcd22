import { image } from "../../src/image.ts";

export default image({
  title: "a shell script stays process 1, forwards SIGTERM to its child and waits for it",
  resembles: "entry scripts with trap and wait, as the shells' manuals teach them",
  condition: "sound",
  bases: ["nginx"],
  like: "nginx-gunicorn-flask",
  replace: {
    Dockerfile: [
      ["RUN chmod 755 train serve\n", 'RUN chmod 755 train serve entry.sh\nENTRYPOINT ["/opt/program/entry.sh"]\n'],
    ],
  },
  flags: { body: "5.1,3.5,1.4,0.2", contentType: "text/csv" },
  truth: { conclusion: "conformant", broken: {} },
});
