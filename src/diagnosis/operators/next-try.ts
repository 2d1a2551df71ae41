import { timesInWords } from '../../knowledge/attempt-count.ts';
import { type NextTry, nextTryWindow } from '../../knowledge/backoff.ts';
import { kopfProgress } from '../../knowledge/kopf-progress.ts';
import type { KubeObject } from '../../objects/object.ts';
import { counted, excerpt } from '../../objects/words.ts';
import { failedRuns } from '../../operators/log/failed-runs.ts';
import type { Framework } from '../../operators/model.ts';
import type { Evidence } from '../finding.ts';
import { isWhole, loggedAbout, type PodLog } from './operator-logs.ts';

/**
 * When an operator tries again what it fails at: of kopf what its records on the object say, which is exact; of others
 * what their framework does by default, which is an estimate, and is called one.
 * @param logs of the pods that may act, oldest line first
 */
export function nextTryEvidence(
  framework: Framework,
  object: KubeObject,
  logs: readonly PodLog[],
  now: number,
): Evidence[] {
  const exact = kopfEvidence(object);
  if (exact.length > 0) return exact;
  const runs = failedRuns(
    loggedAbout(object, logs).map(({ record }) => record),
    framework,
  );
  const row = runs.slice(
    Math.max(
      0,
      runs.findLastIndex(({ first }) => first),
    ),
  );
  const failures = row.flatMap(({ time }) => time ?? []).toSorted((a, b) => a - b);
  const isExact = row.every(({ exact }) => exact);
  const complete = isExact && (row[0]?.first === true || logs.every(isWhole));
  const resolution = Math.max(1, ...row.map((run) => run.resolution));
  return estimated(nextTryWindow(framework, { failures, complete, resolution }, now));
}

function kopfEvidence(object: KubeObject): Evidence[] {
  return kopfProgress(object)
    .filter(({ state }) => state === 'waiting')
    .map(({ handler, attempts, nextTry, message }) => {
      const why = message === undefined ? '' : `: ${excerpt(message)}`;
      const again = nextTry === undefined ? '' : '; tried again';
      return {
        text: `handler ${handler} failed ${counted(attempts, 'time')}${why}${again}`,
        source: 'kopf',
        time: nextTry,
      };
    });
}

function estimated(next: NextTry): Evidence[] {
  switch (next.kind) {
    case 'window': {
      const source = `estimate: ${next.basis}`;
      const often = next.attempts === undefined ? '' : `failed ${timesInWords(next.attempts)}; `;
      return [
        { text: `${often}next try at the earliest`, source, time: next.from },
        { text: 'and at the latest', source: 'estimate', time: next.to },
      ];
    }
    case 'overdue':
      return [{ text: 'the next try should have come', source: `estimate: ${next.basis}`, time: next.since }];
    case 'given-up': {
      const text = `given up after ${counted(next.attempts, 'try', 'tries')}: it is not tried again until the object changes`;
      const later =
        next.again === undefined ? [] : [{ text: 'or at the latest', source: 'estimate', time: next.again }];
      return [{ text, source: `estimate: ${next.basis}`, time: next.since }, ...later];
    }
    case 'unknown':
      return [];
  }
}
