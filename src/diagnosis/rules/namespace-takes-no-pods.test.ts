import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { built, going } from '../testing/kinds.ts';
import { podsRefused } from '../testing/workloads.ts';
import { namespaceTakesNoPods } from './namespace-takes-no-pods.ts';

const refused = podsRefused('unable to create new content in namespace shop because it is being terminated');
const summary =
  'Deployment shop/web, which runs operator web, gets no pods: Namespace shop is being deleted and takes no new ones';

test('an operator in a namespace that is being deleted has shut itself out', async () => {
  const namespace = built('Namespace', 'shop', { metadata: going() });
  expect(await told(namespaceTakesNoPods, refused, { objects: [namespace] })).toEqual([`certain: ${summary}`]);
  expect(await told(namespaceTakesNoPods, refused, { objects: [], forbidden: ['namespaces'] })).toEqual([
    `likely: ${summary}`,
  ]);
});

test('a namespace that was made anew since takes pods', async () => {
  expect(await told(namespaceTakesNoPods, refused, { objects: [built('Namespace', 'shop')] })).toEqual([]);
});
