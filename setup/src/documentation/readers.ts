/** What a reader has before the first command of a page. */
export interface Reader {
  /** `checkout`: a clone of this repository after `npm start`. `installed`: an empty folder, and `byoa` on the PATH. */
  readonly place: "checkout" | "installed";
}

/** Readers of the labs have `byoa` installed and work in a folder of their own; all others sit in the checkout. */
export const readerOf = (page: string): Reader => ({
  place: page.startsWith("docs/labs/") ? "installed" : "checkout",
});

/** Images that pages take for granted, being the reader's own, and the folders that stand for them. */
export const readersImages: readonly { readonly tag: string; readonly folder: string; readonly page: string }[] = [
  { tag: "my-image", folder: "harness/mutants/plain", page: "README.md" },
  { tag: "flats", folder: "harness/foreign/python-standard-library", page: "README.md" },
];

/** Tags that commands of the pages leave behind, in the reader's own names. */
export const leftTags: readonly string[] = ["my-algorithm", "my-first-algorithm", "my-tree", "my-registry/my-tree:1"];

/** The same of the pages of the course. */
export const leftByLabs: readonly string[] = ["first"];
