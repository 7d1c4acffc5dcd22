import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { type HostilePrograms, listen, model, output, serveFriendly, trainFriendly } from "../program.ts";

/** Colours, a title, a link, a clear screen, a carriage return, marks of direction, the ends of report formats. */
const ESCAPES =
  "\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b]8;;http://evil.example/\u0007link\u001b]8;;\u0007 \u009b31m \b\b \rover \u202ertl \u0000 <script>x</script> ]]> &amp; \u001b[2J";

/** Closes what a report may have opened, and opens a test case of its own, twice: some writers escape the first only. */
const FORGERY =
  ']]> ]]></system-out></testcase><testcase classname="byoa.training" name="FORGED-01 all is well"><system-out><![CDATA[';

const environment = (): string => JSON.stringify(process.env);

/** What an image says, in every place in which it can say something. */
export const secrets: HostilePrograms = {
  "failure-escapes": {
    train() {
      console.log(ESCAPES);
      console.error(ESCAPES);
      writeFileSync(`${output}/failure`, `${ESCAPES}\n${ESCAPES}`);
      process.exit(1);
    },
  },
  "environment-printed": {
    train() {
      for (const [name, value] of Object.entries(process.env)) console.log(`${name}=${value}`);
      writeFileSync(`${model}/environment`, environment());
      writeFileSync(`${output}/failure`, environment());
      process.exit(1);
    },
    serve() {
      console.log(environment());
      serveFriendly(environment());
    },
  },
  "report-forged": {
    train() {
      for (const text of [FORGERY, ESCAPES, environment()]) console.log(text);
      writeFileSync(`${output}/failure`, FORGERY + ESCAPES);
      trainFriendly();
    },
    serve() {
      for (const text of [FORGERY, ESCAPES, environment()]) console.log(text);
      serveFriendly(FORGERY);
    },
  },
  /** Answers with what came of a connection to the address that the request names, as `host:port`; for `IPv6` with its own such addresses. */
  "host-services": {
    serve: () =>
      listen((request, response) => {
        let address = "";
        request.on("data", (bytes: Buffer) => {
          address += bytes;
        });
        request.on("end", () => {
          if (request.url === "/ping") return response.end();
          if (address === "IPv6") return response.end(addressesOf("IPv6").join(" "));
          const [host = "", port] = address.split(":");
          const socket = connect({ host, port: Number(port), timeout: 1_500 });
          const tell = (what: string) => () => {
            socket.destroy();
            if (!response.writableEnded) response.end(what);
          };
          socket.once("connect", tell("reached"));
          socket.once("timeout", tell("no answer"));
          socket.once("error", tell("refused"));
        });
      }),
  },
};

const addressesOf = (family: "IPv6"): string[] =>
  Object.values(networkInterfaces())
    .flatMap((interfaces = []) => interfaces)
    .filter((one) => one.family === family)
    .map(({ address }) => address);
