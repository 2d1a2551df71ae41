/** The files of a capture, wherever they lie; nothing is ever written to disk to read them. */
export interface FileSet {
  /** Slash-separated paths below the root, sorted. */
  readonly paths: readonly string[];
  /** Bytes of a file, undecoded; undefined where there is no such file. */
  size(path: string): number | undefined;
  /** The bytes of a file; rejects with a `CaptureError` where they cannot be read. */
  read(path: string): Promise<Buffer>;
  /** The newest modification time among the files, milliseconds since the epoch; undefined where none is known. */
  readonly modifiedAt: number | undefined;
}

/** Why a capture cannot be read, in words for its user. Thrown and caught within this folder only. */
export class CaptureError extends Error {
  readonly next: string;

  constructor(message: string, next: string) {
    super(message);
    this.next = next;
  }
}

/** The error that reading beyond a limit gives. */
export function tooLarge(what: string, limit: string): CaptureError {
  return new CaptureError(
    `${what} (more than ${limit})`,
    'Take a smaller capture: one namespace (-n), or named types.',
  );
}

/** Object files and the marks that tell how a capture was taken; logs are told apart because they are big. */
export function isObjectFile(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path);
}

/** A pod's log, as `oc adm inspect` names it. */
export function isLogFile(path: string): boolean {
  return /\/logs\/(current|previous)\.log$/.test(path);
}

/** A page of metrics that a pod served. */
export function isPageFile(path: string): boolean {
  return /\/metrics\/\d+\.page$/.test(path);
}

/** The file that says when a must-gather was taken. */
export function isTimestampFile(path: string): boolean {
  return /(^|\/)timestamp$/.test(path);
}

/** True for the files that can matter. */
export function isRelevant(path: string): boolean {
  return isObjectFile(path) || isLogFile(path) || isPageFile(path) || isTimestampFile(path);
}
