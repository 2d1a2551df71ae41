import { expect, test } from 'vitest';
import { objectOf } from '../objects/status/objects.fixture.ts';
import { isTroubled } from './report.ts';
import { withoutPod } from './without-pod.ts';

const object = objectOf('apps/v1', 'Deployment', { metadata: { name: 'a', namespace: 'a-system' } });
const workload = (desired: number) => ({ object, pods: [], desired, ready: 0 });

test('an operator that is to run and does not is a trouble; one that is scaled to 0, or was not read, is not', () => {
  const wanted = withoutPod(workload(2), false);
  expect(wanted).toMatchObject({ text: 'No pod of it runs, and its Deployment wants 2.', level: 'bad' });
  expect(isTroubled({ operator: undefined, processes: [], missing: [wanted] })).toBe(true);
  expect(withoutPod(workload(0), false)).toEqual({ text: 'No pod of it runs: its Deployment is scaled to 0.' });
  expect(withoutPod(workload(2), true).level).toBeUndefined();
});
