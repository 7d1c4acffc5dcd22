export { irisRows, irisText } from "./iris-text.ts";
export { type Job, jobFolder } from "./job-folder.ts";
export { buildImage, docker, type RunningImage, run, serveModel } from "./running-image.ts";
