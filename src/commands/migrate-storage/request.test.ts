import { expect, test } from 'vitest';
import { flagsToGoOn, type MigrateStorageFlags, migrateRequest } from './request.ts';

const PLAIN: MigrateStorageFlags = {
  ...{ all: false, group: undefined, plan: false, 'no-prune': false, 'managed-fields': false, verify: 'all' },
  ...{ engine: 'client', 'max-in-flight': 64, qps: undefined, resume: false, restart: false, 'accept-loss': [] },
  ...{ backup: undefined, canary: 20, 'restore-canary': false, output: 'text' },
};

function toGoOn(flags: Partial<MigrateStorageFlags>): string {
  const request = migrateRequest(['things.example.com'], { ...PLAIN, ...flags });
  return request.ok ? flagsToGoOn(request.value).join(' ') : request.problem.message;
}

test('a run that goes on does not prune where the first was not to, and lets go of nothing else', () => {
  expect(toGoOn({})).toBe('');
  expect(
    toGoOn({ 'no-prune': true, qps: 5, 'accept-loss': ['spec.a b'], backup: 'x', verify: 'none', canary: 0 }),
  ).toBe('--accept-loss spec.a b --canary 0 --no-prune --verify none --qps 5');
  expect(toGoOn({ 'managed-fields': true, restart: true })).toBe('--managed-fields');
});
