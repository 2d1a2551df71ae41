import type { Framework } from '../operators/model.ts';
import { type JudgedProcess, type Missing, tellsOfQueues } from './report.ts';

/**
 * What is missing of processes whose pages have nothing of controllers, each with what to do.
 * @param framework of the operator; undefined where none is known
 */
export function withoutControllers(
  processes: readonly JudgedProcess[],
  framework: Framework | undefined,
): readonly Missing[] {
  return processes
    .filter((process) => !tellsOfQueues(process))
    .map(({ source }) => ({
      text: `There are metrics${source.kind === 'pod' ? ` of pod ${source.pod}` : ''}, and none of them is of a controller or a queue.`,
      next: framework === undefined || framework === 'unknown' ? OTHERS : withoutMetrics(framework),
    }));
}

/** Why an operator of a framework may have no metrics of its queues, and what tells of them instead. */
export function withoutMetrics(framework: Framework): string {
  return NEXT[framework] ?? AUTHOR;
}

const OBJECT = 'queue TYPE/NAME tells of one object, by what stands on it and in the log.';
const JOSDK =
  'The Java Operator SDK has metrics only where its author asks for them (withMetrics of ConfigurationServiceOverrider)';
const AUTHOR = `They may be turned off, or its framework has none. ${OBJECT}`;

/** Of a page: those of JOSDK and kopf without metrics have none. */
const OTHERS = `Metrics that Strimzi, Knative, cert-manager or shell-operator make of their own are not understood. ${OBJECT}`;

const NEXT: Readonly<Partial<Record<Framework, string>>> = {
  josdk: `${JOSDK}. ${OBJECT}`,
  kopf: `kopf has none. ${OBJECT}`,
  unknown: `${JOSDK}, and kopf has none. ${OBJECT}`,
};
