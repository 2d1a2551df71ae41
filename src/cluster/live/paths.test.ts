import { describe, expect, it } from 'vitest';
import { impossiblePlace, resourcePath } from './paths.ts';

const DEPLOYMENTS = { group: 'apps', version: 'v1', resource: 'deployments', namespaced: true };
const NODES = { group: '', version: 'v1', resource: 'nodes', namespaced: false };

describe('resourcePath', () => {
  it('knows groups, namespaces, names and subresources', () => {
    expect(resourcePath({ type: DEPLOYMENTS })).toBe('/apis/apps/v1/deployments');
    expect(resourcePath({ type: DEPLOYMENTS, namespace: 'a', name: 'b', subresource: 'scale' })).toBe(
      '/apis/apps/v1/namespaces/a/deployments/b/scale',
    );
    expect(resourcePath({ type: NODES, namespace: 'a', name: 'system:x' })).toBe('/api/v1/nodes/system%3Ax');
  });

  it('escapes what it is given and leaves out what is not', () => {
    expect(resourcePath({ type: NODES, name: 'a/b?c' }, { labelSelector: 'a in (b,c)', limit: undefined })).toBe(
      '/api/v1/nodes/a%2Fb%3Fc?labelSelector=a+in+%28b%2Cc%29',
    );
  });
});

it('knows names and namespaces that would lead to another path', () => {
  for (const hostile of ['', '.', '..', '../x', 'a/b', 'a%2f', '\ud800']) {
    expect(impossiblePlace({ type: DEPLOYMENTS, namespace: 'a', name: hostile })).toBe(`"${hostile}" cannot be a name`);
    expect(impossiblePlace({ type: DEPLOYMENTS, namespace: hostile })).toBe(`"${hostile}" cannot be a namespace`);
  }
  expect(impossiblePlace({ type: DEPLOYMENTS, namespace: 'a', name: 'system:node.example' })).toBeUndefined();
  expect(impossiblePlace({ type: NODES, namespace: '..', name: 'a\u0000b' })).toBeUndefined();
  expect(resourcePath({ type: NODES, name: 'a\u0000b\n' })).toBe('/api/v1/nodes/a%00b%0A');
});
