import { timesInWords } from '../../knowledge/attempt-count.ts';
import { type NextTry, nextTryWindow } from '../../knowledge/backoff.ts';
import { kopfProgress } from '../../knowledge/kopf-progress.ts';
import type { KubeObject } from '../../objects/object.ts';
import { counted, excerpt } from '../../objects/words.ts';
import type { Framework } from '../../operators/model.ts';
import type { Evidence } from '../finding.ts';
import type { ObjectFailure } from './object-failures.ts';

/**
 * When an operator tries again what it fails at: of kopf what its records on the object say, which is exact; of others
 * what their framework does by default, which is an estimate, and is called one.
 * @param failures latest first
 * @param complete the log reaches back to the first of them
 */
export function nextTryEvidence(
  framework: Framework,
  object: KubeObject,
  failures: readonly ObjectFailure[],
  complete: boolean,
  now: number,
): Evidence[] {
  const exact = kopfEvidence(object);
  if (exact.length > 0) return exact;
  const times = failures.flatMap(({ source, time }) => (source === 'log' && time !== undefined ? [time] : []));
  return estimated(nextTryWindow(framework, { failures: times.toReversed(), complete }, now));
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
