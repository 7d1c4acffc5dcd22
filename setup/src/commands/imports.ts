// npm run imports: the imports of this repository in numbers, and the files that are very short or too long.
import { runCommand } from "../command.ts";
import { fileSizes, lineCount } from "../repository/file-sizes.ts";
import { importPicture } from "../repository/import-picture.ts";
import { readRepositoryFile, repositoryFiles } from "../repository/repository-files.ts";
import { root } from "../root.ts";

await runCommand(async () => {
  const { sources, imports, upwardArrows, circles, otherBrokenRules } = await importPicture(root);
  const typescript = repositoryFiles().filter((file) => file.endsWith(".ts"));
  const { few, many } = fileSizes(typescript.map((file) => ({ file, lines: lineCount(readRepositoryFile(file)) })));
  const lines = [
    `${sources} sources with ${imports} imports`,
    `${upwardArrows} upward arrows between the rooms of a package`,
    `${circles} circles`,
    `${otherBrokenRules} imports that break another rule (npx depcruise . names them)`,
    `${few} of ${typescript.length} TypeScript files have 10 lines or fewer`,
    `${many.length} have more than 250 lines`,
    ...many.map(({ file, lines }) => `  ${lines} ${file}`),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
});
