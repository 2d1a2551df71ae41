import { kopfProgress } from '../../knowledge/kopf-progress.ts';
import type { Retrier } from '../../knowledge/retry-ladders.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Framework } from '../../operators/model.ts';
import type { ProcessReading } from '../reading.ts';
import type { ObjectLog } from './object-queue.ts';

/** What there is to tell the framework by. */
export interface RetrierTraces {
  /** What the inventory says; undefined where no operator is known. */
  readonly framework: Framework | undefined;
  readonly readings: readonly ProcessReading[];
  readonly logs: readonly ObjectLog[];
  /** The object that is worked on, read whole; undefined where none was asked for. */
  readonly object: KubeObject | undefined;
}

/**
 * By whose rules failures are tried again: the framework of the operator; where that is not known, what its metrics, its
 * log and the object show, as each framework has names of its own.
 */
export function retrierOf({ framework, readings, logs, object }: RetrierTraces): Retrier {
  if (framework !== undefined && framework !== 'unknown') return framework;
  const shown = readings.flatMap(({ controllers }) => controllers.map((one) => one.framework))[0];
  if (shown !== undefined) return shown;
  if (object !== undefined && isHandledByKopf(object)) return 'kopf';
  for (const [retrier, sign] of SIGNS) {
    if (logs.some(({ records }) => records.some(({ line }) => sign.test(line)))) return retrier;
  }
  return framework === undefined && object !== undefined && isBuiltIn(object) ? 'built-in' : 'unknown';
}

/** What stands in the lines of each framework's own loggers. */
const SIGNS: readonly (readonly [Retrier, RegExp])[] = [
  // zap's messages, pkg/internal/controller/controller.go.
  ['controller-runtime', /"controllerKind":|\bReconciler error\b|\bStarting EventSource\b/],
  ['josdk', /\bio\.(?:javaoperatorsdk|jav\.ope)\b/],
  // Loggers kopf.objects, kopf.activities, kopf._core.
  ['kopf', /\bkopf\.(?:objects|activities|_core)\b/],
  ['kube-rs', /\bkube_runtime::/],
];

/** nolar/kopf kopf/_cogs/configs/{diffbase,progress}.py: its annotations, in its own domain by default; its finalizer. */
function isHandledByKopf(object: KubeObject): boolean {
  const { annotations, finalizers } = object.metadata;
  return (
    Object.keys(annotations).some((key) => key.startsWith('kopf.zalando.org/') || key.startsWith('kopf.dev/')) ||
    finalizers.some((one) => /kopf/i.test(one)) ||
    kopfProgress(object).length > 0
  );
}

function isBuiltIn({ type: { group } }: KubeObject): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}
