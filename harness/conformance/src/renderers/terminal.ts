import type { Report, ReportImage } from "../report/report.ts";
import { colorsFor } from "./colors.ts";
import { conclusionLines } from "./conclusion-lines.ts";
import { isRoot } from "./consequences.ts";
import { errorBlock, failureBlock } from "./finding-blocks.ts";
import { foundLines } from "./found-lines.ts";
import { openLines } from "./open-lines.ts";
import { size } from "./quantities.ts";
import type { Renderer, RenderOptions } from "./renderer.ts";
import { sectionLines } from "./section-lines.ts";
import { hanging } from "./text.ts";
import { warningBlocks } from "./warnings.ts";

/** For a person: the worst first, everything needed to act, nothing else. The conclusion and the next step come last. */
export const terminalRenderer: Renderer = (report, options) => {
  const view = { width: options.width ?? 80, colors: colorsFor(options.colors) };
  const byId = new Map(options.catalogue.map((requirement) => [requirement.id, requirement]));
  const of = (kind: string) => report.verdicts.filter(({ verdict }) => verdict === kind);
  const strict = report.strict === true;
  const serious = (strict ? [...of("fail"), ...of("warn")] : of("fail")).filter(isRoot);
  const blocks = [
    ...(options.quiet === true || options.header === false ? [] : [header(report, options)]),
    ...(options.quiet === true ? [] : [sectionLines(report, view), foundLines(report, view)]),
    ...serious.map((verdict) => failureBlock(verdict, byId.get(verdict.id), report, view)),
    ...of("error").map((verdict) => errorBlock(verdict, view)),
    ...(strict ? [] : warningBlocks(report, options, view)),
    ...(options.quiet === true ? [] : [openLines(report, view)]),
    conclusionLines(report, options, view),
  ];
  const text = `${blocks.filter((block) => block.length > 0).join("\n\n")}\n`;
  // Without a header it follows the progress of the run: a blank line between the two.
  return options.header === false && options.quiet !== true ? `\n${text}` : text;
};

function header({ byoa, contract, engine, image, serveImage, profile }: Report, { width = 80 }: RenderOptions): string {
  const first = `byoa ${byoa} · contract ${contract} · ${engine.name} ${engine.version} · ${described(image)}`;
  return [
    hanging("", first, width),
    ...(serveImage === undefined ? [] : [hanging("", `serving on ${described(serveImage)}`, width)]),
    ...(profile === "iris" ? [] : [hanging("", `profile ${profile}`, width)]),
  ].join("\n");
}

const described = ({ reference, os, architecture, sizeBytes }: ReportImage): string =>
  `${reference}  ${os}/${architecture}${sizeBytes === 0 ? "" : `  ${size(sizeBytes)}`}`;
