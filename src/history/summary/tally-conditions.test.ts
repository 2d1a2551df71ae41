import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { conditions, NOW, objectOf } from '../../objects/status/objects.fixture.ts';
import { tallyConditions } from './tally-conditions.ts';

/** A line a group: `mood condition=status:reason objects`. */
function told(objects: readonly JsonObject[][], kind = 'Cache') {
  const tally = tallyConditions('caches.example.com', NOW);
  for (const [at, list] of objects.entries())
    tally.add(objectOf('example.com/v1', kind, { metadata: { name: `c${at}` }, status: { conditions: list } }));
  const { groups, ...totals } = tally.result();
  const lines = groups.map((group) => {
    const { mood, condition, status, reason = '(others)' } = group;
    return `${mood} ${condition}=${status}:${reason} ${group.objects}`;
  });
  return { totals, groups, lines };
}

test('objects of the same condition, status and reason are one group, the worst first', () => {
  const { totals, lines } = told([
    conditions('Ready=True:Fine'),
    conditions('Ready=True:Fine'),
    conditions('Ready=False:NoSecret'),
    conditions('Progressing=True:Scaling', 'Ready=True:Fine'),
    [],
  ]);
  expect(lines).toEqual(['bad Ready=False:NoSecret 1', 'busy Progressing=True:Scaling 1', 'good Ready=True:Fine 3']);
  expect(totals).toEqual({ type: 'caches.example.com', objects: 5, without: 1, bad: 1, busy: 1 });
});

test('a False that nobody knows is no news beside a condition that says that all is well', () => {
  expect(told([conditions('Ready=True:A', 'Mirrored=False:B')]).lines).toEqual([
    'unclear Mirrored=False:B 1',
    'good Ready=True:A 1',
  ]);
  expect(told([conditions('Mirrored=False:B')]).totals.bad).toBe(1);
});

test('what is done, or advice, is nothing that is wrong', () => {
  expect(told([conditions('Ready=False:PodCompleted', 'ContainersReady=False:PodCompleted')], 'Pod').totals.bad).toBe(
    0,
  );
  expect(told([conditions('DisruptionAllowed=False:InsufficientPods')]).totals).toMatchObject({ bad: 0, busy: 0 });
});

test('reasons without end are counted together', () => {
  const many = Array.from({ length: 1000 }, (_, at) => conditions(`Ready=False:Failed${at}`));
  const { groups, lines } = told(many);
  expect(lines).toHaveLength(21);
  expect(lines[0]).toBe('bad Ready=False:(others) 980');
  expect(groups.reduce((sum, { objects }) => sum + objects, 0)).toBe(1000);
});

test('when conditions changed: the first, the last, whose that was, and how many within an hour', () => {
  const at = (time: string) => [{ type: 'Ready', status: 'True', lastTransitionTime: `2026-11-01T${time}Z` }];
  const { groups } = told([at('09:00:00'), at('11:30:00'), at('10:59:59'), [{ type: 'Ready', status: 'True' }]]);
  expect(groups).toMatchObject([
    {
      objects: 4,
      recent: 1,
      changed: { oldest: Date.parse('2026-11-01T09:00:00Z'), newest: Date.parse('2026-11-01T11:30:00Z') },
      example: { namespace: 'shop', name: 'c1' },
    },
  ]);
});
