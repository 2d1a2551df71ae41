/** The flags of `finalizers` as the command line has them. */
export interface FinalizersFlags {
  readonly force: boolean;
  readonly yes: boolean;
  readonly 'dry-run': boolean;
  readonly 'backup-dir': string | undefined;
  readonly output: string;
}
