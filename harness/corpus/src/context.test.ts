import { expect, test } from "vitest";
import { allImages, type NamedImage } from "./collection.ts";
import { contextOf } from "./context.ts";

const images = await allImages();
const fake = (changes: Partial<NamedImage>): NamedImage => ({
  name: "fake",
  title: "",
  resembles: "",
  condition: "sound",
  bases: [],
  truth: { conclusion: "conformant", broken: {} },
  ...changes,
});

test("an image has the files of the one it is like, its replacements, and its own files over them", async () => {
  const entry = images.find(({ name }) => name === "shell-entry");
  const files = entry && (await contextOf(entry, images));
  expect(Object.keys(files ?? {}).sort()).toEqual([
    "Dockerfile",
    "application.py",
    "entry.sh",
    "main.py",
    "training.py",
  ]);
  expect(String(files?.Dockerfile?.content)).toContain('ENTRYPOINT ["/srv/entry.sh"]');
});

test("a text that does not occur once is an error, and so is an original that is not there", async () => {
  const replace = { "main.py": [["nowhere in it", "something"]] } as const;
  await expect(contextOf(fake({ like: "fastapi-uvicorn", replace }), images)).rejects.toThrow(
    "occurs 0 times in main.py",
  );
  await expect(contextOf(fake({ like: "nobody" }), images)).rejects.toThrow(
    "fake is like nobody, which is not in the corpus",
  );
});
