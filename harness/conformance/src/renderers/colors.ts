import pc from "picocolors";

export type Colors = ReturnType<typeof pc.createColors>;

/** Colours as asked for, else as NO_COLOR, FORCE_COLOR and the terminal say. */
export const colorsFor = (wanted: boolean | undefined): Colors => pc.createColors(wanted ?? pc.isColorSupported);
