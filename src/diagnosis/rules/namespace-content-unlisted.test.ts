import { expect, test } from 'vitest';
import { answer, type Gap } from '../../objects/gap.ts';
import { judged } from '../testing/judged.ts';
import { NOT_CONVERTED, terminatingNamespace, unreadList } from '../testing/namespaces.ts';
import { namespaceContentUnlisted } from './namespace-content-unlisted.ts';

const REMAINING =
  'Some resources are remaining: configmaps. has 2 resource instances, widgets.example.com has 1 resource instances';

function found(gaps: readonly Gap[], message = REMAINING) {
  const object = terminatingNamespace({ trouble: { NamespaceContentRemaining: message } });
  const contents = async () => answer({ objects: [], gaps });
  return judged(namespaceContentUnlisted, { kind: 'terminating', object }, { contents });
}

test('of types that the user may not list the namespace controller’s count is told', async () => {
  expect(await found([unreadList('forbidden', 'no')])).toMatchObject([
    {
      certainty: 'likely',
      summary: '1 widgets.example.com could not be listed and is left in it',
      remedies: [{ command: 'kubectl -n shop get widgets.example.com' }],
    },
  ]);
});

test('where nothing at all could be listed all that was counted is told', async () => {
  const object = terminatingNamespace({ trouble: { NamespaceContentRemaining: REMAINING } });
  expect(await judged(namespaceContentUnlisted, { kind: 'terminating', object })).toMatchObject([
    { summary: '2 configmaps, 1 widgets.example.com could not be listed and are left in it' },
  ]);
});

test('what could be listed was listed, and what nobody can list is a finding of its own', async () => {
  expect(await found([])).toEqual([]);
  expect(await found([unreadList('throttled', NOT_CONVERTED)])).toEqual([]);
  expect(await found([unreadList('forbidden', 'no')], 'something else')).toEqual([]);
});
