/** The image's configuration, as its own manifest states it. */
export interface ImageFacts {
  readonly reference: string;
  readonly id: string;
  /** For example "linux". */
  readonly os: string;
  /** For example "amd64". */
  readonly architecture: string;
  readonly sizeBytes: number;
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
  readonly user: string;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly exposedPorts: readonly string[];
}
