/** One exercise in a report: of a student's own progress, or of a class's grading. */
export interface LabRow {
  /** Only in a class's report. */
  readonly student?: string;
  /** As in `8/loopback`. */
  readonly exercise: string;
  readonly title: string;
  readonly state: "solved" | "open" | "not begun" | "not handed in" | "not judged";
  /** What does not hold; of a grading only. */
  readonly open: readonly string[];
  /** Why it could not be judged, or what it lacks, in one line. */
  readonly reason?: string;
  /** How often it was checked; of a progress only. */
  readonly checks?: number;
  /** How many of the three hints were taken; of a progress only. */
  readonly hints?: number;
  readonly sawSolution?: boolean;
  /** ISO 8601; of a progress only. */
  readonly solved?: string;
}
