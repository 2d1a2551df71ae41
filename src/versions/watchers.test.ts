import { expect, test } from 'vitest';
import { crd } from './facts.fixture.ts';
import { watchesOf } from './watchers.ts';

test('open watches are counted by version, those of other types and of other kinds left out', () => {
  // Lines of a Kubernetes 1.37 API server, names changed.
  const line = (resource: string, version: string, verb: string, value: number, scope = 'cluster') =>
    `apiserver_longrunning_requests{component="apiserver",group="example.com",resource="${resource}",scope="${scope}",subresource="",verb="${verb}",version="${version}"} ${value}\n`;
  const page = [
    line('things', 'v1', 'WATCH', 1),
    line('things', 'v1alpha1', 'WATCH', 1),
    line('things', 'v1alpha1', 'WATCH', 2, 'namespace'),
    line('things', 'v1beta1', 'WATCH', 0),
    line('others', 'v1alpha1', 'WATCH', 7),
    line('things', 'v1alpha1', 'CONNECT', 7),
    line('things', 'v1alpha1', 'WATCH', 1, 'resource'),
  ].join('');
  expect(watchesOf(page, crd(['v1 storage'], ['v1']))).toEqual(
    new Map([
      ['v1', 1],
      ['v1alpha1', 4],
    ]),
  );
});
