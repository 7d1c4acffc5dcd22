import { answers } from "./modes/answers.ts";
import { files } from "./modes/files.ts";
import { logs } from "./modes/logs.ts";
import { places } from "./modes/places.ts";
import { processes } from "./modes/processes.ts";
import { secrets } from "./modes/secrets.ts";
import { serveFriendly, trainFriendly } from "./program.ts";

const programs = { ...logs, ...files, ...places, ...processes, ...answers, ...secrets };
const program = programs[process.env.HOSTILE ?? ""] ?? {};
const role = process.argv[2];

if (role === "train") await (program.train ?? trainFriendly)();
else if (role === "serve") await (program.serve ?? serveFriendly)();
else process.exit(2);
