/** A ServiceAccount by name. */
export interface AccountName {
  readonly namespace: string;
  readonly name: string;
}
