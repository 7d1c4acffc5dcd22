import { jsonText } from "../text/json-text.ts";
import type { Renderer } from "./renderer.ts";

/** The report as it is: one document. */
export const jsonRenderer: Renderer = (report) => jsonText(report);
