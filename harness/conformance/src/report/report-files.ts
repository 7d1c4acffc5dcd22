/** The files of a report, beside the observations. */
export const REPORT_FILE_NAMES = { json: "report.json", junit: "junit.xml" } as const;
