import { SERVING_PORT } from "@byoa/contract";
import type { LogLine } from "@byoa/platform";
import type { OneImage } from "../experiments/image/look-at-image.ts";
import { entryWords } from "../experiments/image/program-paths.ts";

/** What made a server listen where it does. */
export interface OriginOfPort {
  /** As an aside of a sentence: `the image sets PORT=8000`. */
  readonly aside?: string;
  readonly fix: string;
}

/** Variables that take a port; others that hold the same number are somebody else's. */
const PORT_VARIABLE = /PORT|BIND|LISTEN/;
/** A longer value, or one with a user in it, is not only an address. */
const ADDRESS = /^[^@\s]{1,40}$/;
const LISTEN_ON = `Listen on port ${SERVING_PORT} of all interfaces.`;

/** What a server says as it starts, and how it takes its address. */
const FRAMEWORKS: readonly (readonly [says: RegExp, fix: string])[] = [
  [/Uvicorn running on/, 'uvicorn: `--host 0.0.0.0 --port 8080`, or `uvicorn.run(app, host="0.0.0.0", port=8080)`.'],
  [/Listening at: (?:http|unix)/, "gunicorn: `--bind 0.0.0.0:8080`."],
  [
    /Serving Flask app|^ ?\* Running on http/,
    'Flask: `app.run(host="0.0.0.0", port=8080)`; or `flask run --host 0.0.0.0 --port 8080`.',
  ],
  [/Starting development server at/, "Django: `python manage.py runserver 0.0.0.0:8080`."],
  [
    /Tomcat (?:initialized|started) (?:with|on) port/,
    "Spring: `server.port=8080` and `server.address=0.0.0.0` in application.properties.",
  ],
  [/waitress|^INFO:waitress|Serving on http/, "waitress: `--listen=0.0.0.0:8080`."],
  [/Running swagger|plumber|Running the swagger UI/i, 'plumber: `pr_run(pr, host = "0.0.0.0", port = 8080)`.'],
];

/** Where the port comes from, as far as the image and its log show it; undefined: they do not. */
export function originOfPort(
  port: number | undefined,
  image: OneImage | undefined,
  log: readonly LogLine[],
): OriginOfPort | undefined {
  const fromImage = port === undefined || image === undefined ? undefined : bakedPort(port, image);
  if (fromImage !== undefined) return fromImage;
  const framework = FRAMEWORKS.find(([says]) => log.some(({ text }) => says.test(text)));
  return framework === undefined ? undefined : { fix: `${LISTEN_ON} ${framework[1]}` };
}

function bakedPort(port: number, { facts, programs }: OneImage): OriginOfPort | undefined {
  const whole = new RegExp(`(?<![\\w.])${port}(?![\\w.])`);
  const variable = Object.entries(facts.environment).find(
    ([name, value]) => PORT_VARIABLE.test(name) && whole.test(value) && ADDRESS.test(value),
  );
  if (variable !== undefined) {
    const [name, value] = variable;
    const set = `ENV ${name}=${value.replace(whole, String(SERVING_PORT))}`;
    return { aside: `the image sets ${name}=${value}`, fix: `Set the variable in the Dockerfile: \`${set}\`.` };
  }
  const words = [...entryWords(facts), ...(facts.entrypoint === null ? [] : (facts.cmd ?? []))];
  const word = words.find((one) => whole.test(one));
  if (word !== undefined) {
    const aside = `ENTRYPOINT says ${JSON.stringify(word)}`;
    return { aside, fix: `Write ${SERVING_PORT} in place of ${port} in the Dockerfile's ENTRYPOINT.` };
  }
  for (const { path, text } of programs) {
    const lines = text?.split("\n") ?? [];
    const number = lines.findIndex((line) => whole.test(line) && !line.trimStart().startsWith("#"));
    if (number < 0) continue;
    const aside = `${path}, line ${number + 1}: \`${lines[number]?.trim().slice(0, 100)}\``;
    return { aside, fix: `Write ${SERVING_PORT} in place of ${port} in ${path}, line ${number + 1}.` };
  }
  return undefined;
}
