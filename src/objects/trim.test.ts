import { expect, test } from 'vitest';
import { trimObject } from './trim.ts';

test('what repeats the object is dropped, the rest stays, who wrote what too', () => {
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}', mine: 'yes' };
  const object = { metadata: { name: 'a', managedFields: [{}], annotations }, spec: { replicas: 1 } };
  expect(trimObject(object, 'apps/v1', 'Deployment')).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a', managedFields: [{}], annotations: { mine: 'yes' } },
    spec: { replicas: 1 },
  });
});

test('values of a Secret are dropped, whatever its group says', () => {
  const metadata = { name: 'a', managedFields: [{ fieldsV1: { 'f:data': { 'f:key': {} } } }] };
  const object = { metadata, data: { key: 'c2VjcmV0' }, stringData: { key: 'secret' }, type: 'Opaque' };
  expect(trimObject(object, 'v1', 'Secret')).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'a' },
    type: 'Opaque',
  });
});

test('annotations of a Secret are dropped unless they only tell where it belongs', () => {
  const annotations = { 'objectset.rio.cattle.io/applied': 'H4sI', 'meta.helm.sh/release-name': 'shop' };
  const secret = { metadata: { name: 'a', annotations } };
  expect(trimObject(secret, 'v1', 'Secret').metadata).toEqual({
    name: 'a',
    annotations: { 'meta.helm.sh/release-name': 'shop' },
  });
});
