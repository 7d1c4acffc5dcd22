// Every command that a page shows is run, in the page's order, and what it shows of their output is compared.
// With UPDATE_DOCS=1 the pages' `console` blocks are written anew instead.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildImage, readBuildContext } from "@byoa/platform";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readRepositoryFile } from "../repository/repository-files.ts";
import { root } from "../root.ts";
import { isCommands, isScript } from "./command-block.ts";
import { fold } from "./fold.ts";
import { isLeftOut } from "./left-out.ts";
import { blocksOf, pages } from "./pages.ts";
import { copyCheckout, installByoa, readersEnvironment, resetCheckout } from "./places.ts";
import { leftByLabs, leftTags, type Reader, readerOf, readersImages } from "./readers.ts";
import { type Correction, rewrite } from "./rewrite.ts";
import { openShell, type Shell } from "./shell.ts";
import { asOutput, readTranscript } from "./transcript.ts";

const patienceMs = 600_000;

/** Runs the pages of the readers who sit in this place. */
export function testPages(place: Reader["place"]): void {
  const folder = mkdtempSync(join(tmpdir(), "byoa-pages-"));
  const [checkout, programs] = [join(folder, "checkout"), join(folder, "programs")];

  beforeAll(async () => {
    if (place === "installed") return installByoa(programs);
    for (const { tag, folder } of readersImages)
      await buildImage({ tag, files: await readBuildContext(join(root, folder)) });
    copyCheckout(checkout, readersEnvironment());
  });

  afterAll(() => {
    const tags = place === "checkout" ? [...readersImages.map(({ tag }) => tag), ...leftTags] : leftByLabs;
    execFileSync("docker", ["rmi", "--force", ...tags], { stdio: "pipe" });
    rmSync(folder, { recursive: true, force: true });
  });

  const run = pages
    .filter((page) => readerOf(page).place === place)
    .map((page) => ({
      page,
      blocks: blocksOf(page)
        .filter(isCommands)
        .filter((block) => !isLeftOut(block)),
    }))
    .filter(({ blocks }) => blocks.length > 0);

  describe.each(run)("$page", ({ page, blocks }) => {
    const corrections: Correction[] = [];
    let shell: Shell;

    beforeAll(() => {
      if (readerOf(page).place === "checkout") {
        resetCheckout(checkout);
        shell = openShell(checkout, readersEnvironment());
      } else {
        const own = join(folder, page.replaceAll("/", "-"));
        mkdirSync(own);
        shell = openShell(own, readersEnvironment(programs));
      }
    });

    afterAll(() => {
      if (corrections.length > 0) writeFileSync(join(root, page), rewrite(readRepositoryFile(page), corrections));
    });

    test.for(blocks)("line $line works as it is shown", { timeout: patienceMs }, async (block, { signal }) => {
      if (isScript(block)) {
        const { output, exitCode } = await shell.run(block.text, signal);
        return expect(exitCode, `${block.text}\n${output}`).toBe(0);
      }
      for (const shown of readTranscript(block)) {
        const { output, exitCode } = await shell.run(shown.command, signal);
        const told = fold(shown.output, asOutput(output.replaceAll(folder, "/home/you"), exitCode));
        if (process.env.UPDATE_DOCS === "1") corrections.push({ block, shown, output: told });
        else expect(told.join("\n"), mismatch(`${page}:${block.line}`, shown.command)).toBe(shown.output.join("\n"));
      }
    });
  });
}

const mismatch = (place: string, command: string): string =>
  `${place} shows what is not so, of ${command}\nUPDATE_DOCS=1 npm test -- setup/src/documentation writes such blocks anew\n`;
