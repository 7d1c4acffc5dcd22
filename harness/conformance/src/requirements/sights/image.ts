import type { ImageLook } from "../../experiments/image/look-at-image.ts";
import type { Sight } from "../../requirement/sight.ts";

interface Looked {
  readonly look: ImageLook;
}

/** The image's configuration and files were read. */
export const imageIsRead: Sight<Looked> = {
  what: "the configuration of the image",
  shows: ({ look }) => look.train !== undefined || look.serve !== undefined,
};

/** There is a program whose file could be looked at. */
export const programIsFound: Sight<Looked> = {
  what: "the file of a program that the image starts",
  toldBy: "IMG-TRAIN-03",
  shows: ({ look }) => [look.train, look.serve].some((image) => (image?.programs.length ?? 0) > 0),
};
