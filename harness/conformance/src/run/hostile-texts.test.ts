import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLocalPlatform } from "@byoa/platform";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadProfile } from "../profile/load-profile.ts";
import { terminalRenderer } from "../renderers/terminal.ts";
import { catalogue } from "../requirements/catalogue.ts";
import { check } from "./check.ts";
import type { CheckEvent } from "./event.ts";
import type { CheckResult } from "./options.ts";
import { replay } from "./replay.ts";

/** A program that writes into its log, its failure file and its files' names what no reader should obey, and prints its whole environment. */
const PROGRAM = String.raw`
const { mkdirSync, writeFileSync } = require("node:fs");
const base = process.env.SAGEMAKER_BASE_DIR;
const hostile = "\x1b[31mRED\x1b[0m \x1b]0;TITLE\x07 \x1b]8;;http://evil.example/\x07link\x1b]8;;\x07 \x9b31m \b\b \r over \u202e rtl \u0000 <script>alert(1)</script> \x1b[2J\x1b[H";
const forgery = ']]>  ]]></system-out></testcase><testcase classname="byoa.training" name="FORGED-01 all is well"><system-out><![CDATA[a\rb';
for (const text of [hostile, forgery]) { console.log(text); console.error(text); }
for (const value of Object.values(process.env)) {
  const bytes = Buffer.from(value);
  console.log([value, JSON.stringify(value), encodeURIComponent(value), bytes.toString("base64"), bytes.toString("hex")].join(" "));
  console.log(Buffer.from("x" + value + "y").toString("base64"));
}
mkdirSync(base + "/model", { recursive: true });
for (const name of ["new\nline", "\x1b[31mred", "<img src=x onerror=1>", "$(touch pwned)", "\u202eltr", "__proto__", "-rf", " "])
  writeFileSync(base + "/model/" + name, "x");
writeFileSync(base + "/output/failure", hostile + "\n" + JSON.stringify(process.env));
`;
const SECRETS = {
  API_KEY: 'k3y "with" quotes/and more',
  TLS_PASSPHRASE: "correct horse\nbattery staple\n",
  DATABASE_URL: "postgres://me:hunter2@@db/x",
};
const ONLY = ["LOG-01", "LOG-03", "TRAIN-ENV-05", "TRAIN-MODEL-01", "TRAIN-MODEL-04"];

let folder: string;
let report: string;
let result: CheckResult;
const events: CheckEvent[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-hostile-"));
  report = join(folder, "report");
  await writeFile(join(folder, "main.cjs"), PROGRAM);
  const command = [process.execPath, "main.cjs"];
  const env = Object.entries(SECRETS).map(([name, value]) => `${name}=${value}`);
  const profile = await loadProfile({
    flags: { image: folder, env, hp: ["api_key=hyper-s3cr3t"], capability: ["train"] },
  });
  result = await check({
    profile,
    openPlatform: () => openLocalPlatform({ engine: "process", command }),
    selection: { only: ONLY },
    reportFolder: report,
    keep: true,
    flags: ["--env", ...env, "--hp", "api_key=hyper-s3cr3t"],
    onEvent: (event) => events.push(event),
  });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every file that the run wrote, by its path. Models and inputs are the image's and the user's own. */
async function written(): Promise<Map<string, string>> {
  const paths = (await readdir(report, { recursive: true })).filter((path) => /\.(?:json|xml|txt)$/.test(path));
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(report, path), "utf8")] as const)),
  );
}

const textsIn = (value: unknown): string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [String(value)];

const DANGEROUS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const onOneLine = (text: string): string => text.replaceAll("\n", "");

test("no file, no event and no line for a terminal holds anything that its reader would obey", async () => {
  const texts = new Map([
    ...(await written()),
    ["terminal", terminalRenderer(result.report, { catalogue, colors: false })] as const,
    ["events", textsIn(events).join("\n")] as const,
  ]);
  expect([...texts.keys()]).toEqual(
    expect.arrayContaining(["report.json", "junit.xml", "run.json", "observations/train-sample.json"]),
  );
  expect([...texts.keys()].some((path) => path.endsWith("log.txt"))).toBe(true);
  for (const [path, text] of texts) expect(onOneLine(text), path).not.toMatch(DANGEROUS);
});

test("the observations keep what the image wrote, and a finding shows it", async () => {
  const sample: unknown = JSON.parse(await readFile(join(report, "observations/train-sample.json"), "utf8"));
  const texts = textsIn(sample);
  expect(texts.some((text) => text.includes("\u001b[31mRED\u001b[0m"))).toBe(true);
  expect(texts).toContain("new\nline");
  const finding = result.report.verdicts.find(({ id }) => id === "LOG-03");
  expect(finding?.verdict).toBe("warn");
  expect(finding?.evidence[0]?.text).toContain("\\x1b[31mRED\\x1b[0m");
});

test("the JUnit report is well-formed, and holds the requirements that were judged and no others", async () => {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "testcase") names.push(String(attributes.name).split(" ", 1)[0] ?? "");
  });
  parser.write(await readFile(join(report, "junit.xml"), "utf8")).close();
  expect(names).toEqual(result.report.verdicts.map(({ id }) => id));
});

test("no secret is written or told, in any of its forms", async () => {
  const bytes = (text: string) => Buffer.from(text);
  const parts = [SECRETS.API_KEY, "correct horse", "battery staple", "hunter2@", "hyper-s3cr3t"];
  const forms = parts.flatMap((part) => [
    part,
    JSON.stringify(part).slice(1, -1),
    encodeURIComponent(part),
    bytes(part).toString("hex"),
  ]);
  const whole = [SECRETS.API_KEY, SECRETS.TLS_PASSPHRASE].flatMap((value) => [
    bytes(value).toString("base64").replace(/=+$/, ""),
    bytes(`x${value}y`).toString("base64").slice(4, 20),
  ]);
  const texts = new Map([
    ...(await written()),
    ["terminal", terminalRenderer(result.report, { catalogue, colors: false })] as const,
    ["events", JSON.stringify(events)] as const,
  ]);
  for (const [path, text] of texts)
    for (const form of [...forms, ...whole]) expect(text.includes(form), `${path}: ${form}`).toBe(false);
});

test("the judge finds the canary in the log, live and when the saved run is judged again", async () => {
  const verdictOf = ({ report: { verdicts } }: CheckResult) =>
    verdicts.find(({ id }) => id === "TRAIN-ENV-05")?.verdict;
  expect(verdictOf(result)).toBe("warn");
  const again = await replay({ folder: report, selection: { only: ONLY } });
  expect(again.report.verdicts).toEqual(result.report.verdicts);
});

test("all of it is its owner's alone", async () => {
  for (const path of [".", ...(await readdir(report, { recursive: true }))]) {
    if (path.includes("/input")) continue;
    const { mode } = await stat(join(report, path));
    expect(mode & 0o077, path).toBe(0);
  }
});
