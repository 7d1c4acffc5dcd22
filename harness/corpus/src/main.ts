// npm run corpus [-- --run | --record | --page] [NAME …]: holds the harness against images whose true verdict is known.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { UsageError } from "@byoa/conformance";
import { build } from "./build.ts";
import { allImages, type NamedImage } from "./collection.ts";
import { type Comparison, compare, surprises } from "./compare.ts";
import { checkImage, judgeRecording } from "./judge.ts";
import { conclusionLine, corpusPage, figuresTable } from "./page.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Build and check the images on this machine's engine. */
    run: { type: "boolean", default: false },
    /** The same, and record each check anew. */
    record: { type: "boolean", default: false },
    /** Write docs/corpus.md. */
    page: { type: "boolean", default: false },
  },
});
const live = values.run || values.record;
const images = await allImages();
const wanted = images.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (wanted.length === 0 || (positionals.length > 0 && wanted.length < positionals.length)) {
  console.error(`byoa corpus: no image is called like that: ${positionals.join(", ")}. See harness/corpus/images.`);
  process.exit(2);
}

const comparisons: Comparison[] = [];
let surprising = 0;
for (const image of wanted) {
  const comparison = compare(image, await reportOf(image));
  comparisons.push(comparison);
  const lines = surprises(image, comparison);
  surprising += lines.length;
  if (lines.length > 0) console.log([`✗ ${image.name}`, ...lines.map((line) => `    ${line}`)].join("\n"));
  else if (live) console.log(`✓ ${image.name}`);
}
console.log(["", ...figuresTable(comparisons), "", conclusionLine(comparisons)].join("\n"));
if (values.page || (values.record && positionals.length === 0))
  await writeFile(join(import.meta.dirname, "../../../docs/corpus.md"), corpusPage(images, comparisons));
if (surprising > 0) console.log(`${surprising} differences from the truth that are not known yet`);
process.exit(surprising === 0 ? 0 : 1);

async function reportOf(image: NamedImage) {
  if (!live) return (await recorded(image)).report;
  await build(image, images);
  return (await checkImage(image, { record: values.record })).report;
}

async function recorded(image: NamedImage) {
  try {
    return await judgeRecording(image);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(
      `byoa corpus: ${image.name} has no recording that can be read: npm run corpus -- --record ${image.name}`,
    );
    process.exit(2);
  }
}
