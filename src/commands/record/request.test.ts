import { expect, test } from 'vitest';
import { recordRequest } from './request.ts';

const FLAGS = { selector: undefined, store: 'x.db', keep: '1d', 'max-size': '1Gi', 'no-spec': false, output: 'text' };

test('types may be given one by one or in a list', () => {
  const request = recordRequest(['pods,services', 'jobs'], FLAGS, {});
  expect(request).toMatchObject({ value: { types: ['pods', 'services', 'jobs'] } });
});
