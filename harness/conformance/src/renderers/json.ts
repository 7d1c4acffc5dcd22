import type { Renderer } from "./renderer.ts";

/** The report as it is: one document. */
export const jsonRenderer: Renderer = (report) => `${JSON.stringify(report, null, 2)}\n`;
