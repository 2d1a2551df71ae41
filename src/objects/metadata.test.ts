import { expect, test } from 'vitest';
import { parseMetadata } from './metadata.ts';

const ANNOTATIONS = { 'kapp.k14s.io/original': '{"data":{}}', 'cert-manager.io/issuer-name': 'ca' };

test('of a Secret only annotations are kept that tell where it belongs, whether it or its list says what it is', () => {
  const metadata = { name: 'tls', annotations: ANNOTATIONS };
  const kept = { 'cert-manager.io/issuer-name': 'ca' };
  expect(parseMetadata({ kind: 'Secret', metadata }).annotations).toEqual(kept);
  expect(parseMetadata({ metadata }, 'Secret').annotations).toEqual(kept);
  expect(parseMetadata({ kind: 'PartialObjectMetadata', metadata }, 'Secret').annotations).toEqual(kept);
});

test('annotations of anything else are kept', () => {
  expect(parseMetadata({ kind: 'ConfigMap', metadata: { annotations: ANNOTATIONS } }).annotations).toEqual(ANNOTATIONS);
});
