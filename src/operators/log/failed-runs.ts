import type { Framework } from '../model.ts';
import type { LogRecord } from './log-record.ts';
import { errorText } from './parse-log.ts';

/** One attempt at an object that failed, as an operator's log tells of it. */
export interface FailedRun {
  /** Milliseconds since the epoch. */
  readonly time: number | undefined;
  /** To how many milliseconds the time is exact. */
  readonly resolution: number;
  /** The controller, where the line says so: each has a queue of its own. */
  readonly controller: string | undefined;
  /** In the operator's words. */
  readonly error: string;
  /** What comes next: `retry`; nothing, as it was the `last` attempt; nothing, as its error is `terminal`. */
  readonly follows: 'retry' | 'last' | 'terminal';
  /** The line says that it is the first failure of its row. */
  readonly first: boolean;
  /** Such a line is written once for each failed attempt, and for nothing else. */
  readonly exact: boolean;
  readonly record: LogRecord;
}

/**
 * The failed attempts that records about one object tell of, in their order. Where the framework has a line of its own for
 * a failed attempt, only that counts: what the operator's author logs besides is about the same attempt.
 */
export function failedRuns(records: readonly LogRecord[], framework: Framework): readonly FailedRun[] {
  const own = LINES[framework] ?? LINES['controller-runtime'];
  const exact = records.flatMap((record) => own(record) ?? []);
  return exact.length > 0 ? exact : records.flatMap((record) => anyFailure(record) ?? []);
}

type LineReader = (record: LogRecord) => FailedRun | undefined;

/** Also where it is wrapped (`cannot deploy: terminal error: …`) or joined with others, as errors.Is finds it there. */
const TERMINAL = /(?:^|: |\n)(?:terminal error: |nil terminal error$)/m;

/**
 * `Reconciler error` comes once for each error that a reconcile returns, a recovered panic included
 * (kubernetes-sigs/controller-runtime pkg/internal/controller/controller.go; pkg/reconcile/reconcile.go, TerminalError).
 */
const controllerRuntime: LineReader = (record) => {
  if (record.message !== 'Reconciler error') return undefined;
  const isTerminal = TERMINAL.test(errorText(record));
  return { ...runOf(record), follows: isTerminal ? 'terminal' : 'retry', exact: true };
};

/**
 * `Uncaught error during event processing ExecutionScope{…, retryInfo=null}` for the first of a row, `this is the retry last
 * attempt` for the last (operator-framework/java-operator-sdk EventProcessor.java, retryAwareErrorLogging; since v4.4,
 * retryInfo since v5). `Exhausted retries` only repeats that.
 */
const josdk: LineReader = (record) => {
  if (!/^(?:Uncaught error|Error) during event processing\b/.test(messageOf(record))) return undefined;
  return {
    ...runOf(record),
    follows: /this is the retry last attempt/.test(record.line) ? 'last' : 'retry',
    first: /retryInfo=null\b/.test(record.line),
    exact: true,
  };
};

/** `Handler 'create' failed …` (nolar/kopf kopf/_core/actions/execution.py); after what it calls permanent, nothing comes. */
const kopf: LineReader = (record) => {
  const [, how] = /\bfailed (temporarily|permanently|with an exception)\b/.exec(record.line) ?? [];
  if (how === undefined || /will ignore it/.test(record.line)) return undefined;
  const isLast = how === 'permanently' || /will (?:stop now|time out after|exceed \d)/.test(record.line);
  return { ...runOf(record), follows: isLast ? 'last' : 'retry', exact: true };
};

const LINES: Readonly<Partial<Record<Framework, LineReader>>> & { readonly 'controller-runtime': LineReader } = {
  'controller-runtime': controllerRuntime,
  josdk,
  kopf,
};

/** Errors, and warnings that tell of a failure; what hand-written controllers say when they put an object back. */
const anyFailure: LineReader = (record) => {
  const isError = record.level === 'error' || (record.level === 'warning' && FAILURE.test(record.line));
  return isError ? runOf(record) : undefined;
};

const FAILURE = /error|fail|exception|denied|refused|forbidden|timed? ?out|unable|cannot|could not/i;

function runOf(record: LogRecord): FailedRun {
  const { stamp, time, line } = record;
  const [, json, plain] = /"controller":\s*"([^"]+)"|\bcontroller="?([\w.-]+)/.exec(line) ?? [];
  const isWhole = time !== undefined && time % 1000 === 0;
  return {
    time: stamp ?? time,
    // The kubelet gets a line some milliseconds after it was written.
    resolution: stamp !== undefined ? 50 : isWhole ? 1000 : 1,
    controller: json ?? plain,
    error: errorText(record),
    follows: 'retry',
    first: false,
    exact: false,
    record,
  };
}

/** slf4j-simple puts thread and logger before the message, after the level or before it. */
function messageOf({ message }: LogRecord): string {
  return /(?:^|\s- |\)\s)((?:Uncaught error|Error) during event processing\b.*)/.exec(message)?.[1] ?? message;
}
