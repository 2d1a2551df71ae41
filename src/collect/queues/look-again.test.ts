import { expect, test } from 'vitest';
import type { Gap } from '../../objects/gap.ts';
import { judgePages } from '../../queues/judge-pages.ts';
import { readingOf } from '../../queues/queues.fixture.ts';
import { judgeAgain } from './look-again.ts';

/** A page of JOSDK on which so many runs are at work. */
const page = (active: number, ended: number) => `reconciliations_active{controller_name="a"} ${active}
reconciliations_queue{controller_name="a"} 0
reconciliations_started_total{controller_name="a"} ${ended + active}
reconciliations_success_total{controller_name="a"} ${ended}
# TYPE reconciliations_execution_duration_seconds summary
reconciliations_execution_duration_seconds_count{controller_name="a"} ${ended}
reconciliations_execution_duration_seconds_sum{controller_name="a"} ${ended * 0.1}
`;

/** What it is judged to be, and how often it was looked at, where these many are at work at further looks. */
async function judged(further: readonly number[], answer?: Gap) {
  const readings = [readingOf(page(1, 100)), readingOf(page(1, 110), 10)];
  const gaps: Gap[] = [];
  let looks = 0;
  const read = async () => {
    if (answer !== undefined) return answer;
    readings.push(readingOf(page(further[looks] ?? 0, 111 + looks), 11 + looks));
    looks += 1;
    return undefined;
  };
  const judge = () => judgePages({ kind: 'files', paths: [] }, readings);
  const found = await judgeAgain({ read }, judge, gaps, new AbortController().signal);
  return { states: found?.controllers[0]?.judgements.map(({ state }) => state), looks, gaps };
}

test('a run that was at work at two looks by chance is not taken for one that hangs', async () => {
  expect(await judged([0])).toMatchObject({ states: ['healthy'], looks: 1 });
});

test('one that is still at work at each further look hangs', async () => {
  expect(await judged([1, 1])).toMatchObject({ states: ['hung-worker'], looks: 2 });
});

test('a page that cannot be read again leaves what was judged, and is told', async () => {
  const gap: Gap = { subject: { kind: 'page', from: 'pod a' }, reason: 'unavailable', message: 'gone' };
  expect(await judged([], gap)).toMatchObject({ states: ['hung-worker'], looks: 0, gaps: [gap] });
});
