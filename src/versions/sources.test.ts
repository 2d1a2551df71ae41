import { expect, test } from 'vitest';
import { wholeObject } from '../operators/facts.fixture.ts';
import { argoSources, fluxSources, lastAppliedVersion } from './sources.ts';

const TYPE = { group: 'example.com', kind: 'Thing' };

test("a Kustomization's inventory tells which versions Flux applies", () => {
  const kustomization = wholeObject({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'infra', namespace: 'flux-system' },
    status: {
      inventory: {
        entries: [
          { id: 'shop_a_example.com_Thing', v: 'v1alpha1' },
          { id: 'shop_b_example.com_Thing', v: 'v1alpha1' },
          { id: 'shop_c_example.com_Thing', v: 'v1' },
          { id: 'shop_d_other.example.com_Thing', v: 'v1alpha1' },
          { id: 'shop_e_apps_Deployment', v: 'v1' },
        ],
      },
    },
  });
  expect(fluxSources([kustomization], TYPE)).toEqual([
    { version: 'v1alpha1', kind: 'flux', objects: 2, name: 'flux-system/infra' },
    { version: 'v1', kind: 'flux', objects: 1, name: 'flux-system/infra' },
  ]);
});

test("an Application's resources tell which versions Argo CD applies", () => {
  const application = wholeObject({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'shop', namespace: 'argocd' },
    status: {
      resources: [
        { group: 'example.com', version: 'v1alpha1', kind: 'Thing', name: 'a' },
        { group: 'example.com', version: 'v1', kind: 'Other', name: 'b' },
      ],
    },
  });
  expect(argoSources([application], TYPE)).toEqual([
    { version: 'v1alpha1', kind: 'argo', objects: 1, name: 'argocd/shop' },
  ]);
});

test('what kubectl apply keeps tells the version of the file, whatever else stands there', () => {
  expect(lastAppliedVersion('{"apiVersion":"example.com/v1alpha1","kind":"Thing"}', 'example.com')).toBe('v1alpha1');
  for (const text of [undefined, '', '{', '[]', 'null', '{"apiVersion":7}', '{"apiVersion":"other.com/v1"}'])
    expect(lastAppliedVersion(text, 'example.com')).toBeUndefined();
});
