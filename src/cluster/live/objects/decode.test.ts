import { describe, expect, it } from 'vitest';
import type { ResourceType } from '../../../objects/resource-type.ts';
import { acceptFor } from './accept.ts';
import { decodeObject } from './decode.ts';

const type = (group: string, resource: string, kind: string): ResourceType => ({
  group,
  version: 'v1',
  resource,
  singular: kind.toLowerCase(),
  kind,
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: ['list'],
});
const SECRETS = type('', 'secrets', 'Secret');
const SECRET = { metadata: { name: 's' }, data: { key: 'dmFsdWU=' }, stringData: { key: 'value' } };

describe('decoding an object', () => {
  it('never keeps more of a Secret than its metadata, and never asks for more', () => {
    const object = decodeObject(Buffer.from(JSON.stringify(SECRET)), SECRETS, 'whole');
    expect(object?.metadata.name).toBe('s');
    expect(object?.body).toBeUndefined();
    expect(acceptFor(SECRETS, 'whole', 'list')).toBe(
      'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    );
  });

  it('takes the values out of a Secret that some other type serves', () => {
    const body = { ...SECRET, apiVersion: 'v1', kind: 'Secret' };
    const object = decodeObject(Buffer.from(JSON.stringify(body)), type('x.example.com', 'things', 'Thing'), 'whole');
    expect(object?.body).toEqual({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } });
  });

  it('names the type in a body from a list and leaves what repeats it out', () => {
    const metadata = {
      name: 'a',
      managedFields: [{}],
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}', kept: 'yes' },
    };
    const object = decodeObject(Buffer.from(JSON.stringify({ metadata, spec: 1 })), type('apps', 'x', 'X'), 'whole');
    expect(object?.body).toEqual({
      apiVersion: 'apps/v1',
      kind: 'X',
      metadata: { name: 'a', managedFields: [{}], annotations: { kept: 'yes' } },
      spec: 1,
    });
  });

  it.each(['', '[]', 'null', '{"metadata":', '12'])('is undefined for %j', (text) => {
    expect(decodeObject(Buffer.from(text), SECRETS, 'metadata')).toBeUndefined();
  });

  it('survives metadata of the wrong types', () => {
    const object = decodeObject(
      Buffer.from('{"metadata":{"name":1,"ownerReferences":{},"annotations":[1]}}'),
      type('', 'pods', 'Pod'),
      'whole',
    );
    expect(object?.metadata).toMatchObject({ name: '', owners: [], annotations: {} });
  });
});
