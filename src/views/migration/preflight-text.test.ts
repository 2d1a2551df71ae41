import { expect, test } from 'vitest';
import type { Preflight } from '../../migration/preflight.ts';
import { createPaint } from '../text/paint.ts';
import { preflightText } from './preflight-text.ts';

const PREFLIGHT: Preflight = {
  ...{ resource: 'redisclusters.cache.example.com', storageVersion: 'v1', staleVersions: ['v1alpha1'] },
  ...{ objects: 1204, expectedTime: 6200, gaps: [] },
  findings: [
    { check: 'permissions', level: 'ok', text: 'permissions' },
    { check: 'other-migrators', level: 'ok', text: 'no other migrator at work' },
    {
      check: 'admission',
      level: 'note',
      text: 'every write passes the admission webhook redis-validate.example.com (up)',
    },
    { check: 'loss', level: 'ok', text: 'loss check: all objects read at both versions' },
  ],
};
const text = (preflight: Preflight) => preflightText(preflight, { width: 80, paint: createPaint(false) });

test('what is well is one line, and what there is to know besides a line each', () => {
  expect(text(PREFLIGHT)).toBe(`\
Preflight   redisclusters.cache.example.com v1alpha1 → v1, 1,204 objects, about
            6s
  ok       permissions, no other migrator at work
  note     every write passes the admission webhook redis-validate.example.com
           (up)
  ok       loss check: all objects read at both versions
`);
});

test('what is in the way ends with what was not done, and hostile text stays in its line', () => {
  const findings: Preflight['findings'] = [
    {
      check: 'loss',
      level: 'blocked',
      text: 'fields would be lost',
      details: ['spec.\na  3 objects, such as shop/a-rather-long-name, shop/another-name, shop/more'],
      next: 'Accept it',
      command: 'kubectl operator migrate-storage redisclusters.cache.example.com --accept-loss spec.a',
    },
  ];
  expect(text({ ...PREFLIGHT, expectedTime: undefined, findings })).toBe(`\
Preflight   redisclusters.cache.example.com v1alpha1 → v1, 1,204 objects
  blocked  fields would be lost:
           spec. a  3 objects, such as shop/a-rather-long-name,
             shop/another-name, shop/more
           Accept it:
           kubectl operator migrate-storage redisclusters.cache.example.com --accept-loss spec.a
Nothing was written.
`);
});
