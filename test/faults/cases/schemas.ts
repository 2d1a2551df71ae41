import { defineCase } from '../harness/fault-case.ts';
import { definitionOf } from '../harness/migrated-kind.ts';

const anySpec = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

export default {
  'invalid-below-root': defineCase({
    title: 'objects are invalid under the new schema, below its root',
    kind: {
      versions: [
        { name: 'v1alpha1' },
        {
          name: 'v1',
          spec: { ...anySpec, required: ['owner'], properties: { size: { type: 'integer', maximum: 10 } } },
        },
      ],
    },
    exits: [0],
  }),
  'invalid-at-root': defineCase({
    title: 'objects are invalid at the root of the new schema, and the old version is served',
    kind: { versions: [{ name: 'v1alpha1' }, { name: 'v1', root: { required: ['owner'] } }] },
    exits: [0],
  }),
  'invalid-and-old-version-not-served': defineCase({
    title: 'objects are invalid at the root of the new schema, and the old version is served no more',
    kind: { versions: [{ name: 'v1alpha1' }, { name: 'v1', root: { required: ['owner'] } }] },
    async arrange({ plane, kind, target }) {
      const [old = { name: '' }, now = { name: '' }] = kind.versions;
      await plane.apply(definitionOf({ ...kind, versions: [{ ...old, served: false }, now] }, target));
    },
    exits: [1],
    async mend({ plane, kind, target }) {
      await plane.apply(definitionOf({ ...kind, versions: [{ name: 'v1alpha1' }, { name: 'v1' }] }, target));
    },
  }),
  'old-version-not-served': defineCase({
    title: 'the stale version is served no more',
    async arrange({ plane, kind, target }) {
      const versions = [{ name: 'v1alpha1', served: false }, { name: 'v1' }];
      await plane.apply(definitionOf({ ...kind, versions }, target));
    },
    exits: [0],
  }),
  'too-large': defineCase({
    title: 'a new default makes objects larger than etcd takes',
    objects: 4,
    object: () => ({ spec: { text: 'x'.repeat(1_400_000) } }),
    kind: {
      versions: [
        { name: 'v1alpha1' },
        {
          name: 'v1',
          spec: { ...anySpec, properties: { filler: { type: 'string', default: 'y'.repeat(250_000) } } },
        },
      ],
    },
    exits: [1],
    async mend({ plane, kind, target }) {
      const versions = [{ name: 'v1alpha1' }, { name: 'v1' }];
      await plane.apply(definitionOf({ ...kind, versions }, target));
    },
  }),
  'new-defaults': defineCase({
    title: 'the new schema has a default that is written into each object',
    kind: {
      versions: [
        { name: 'v1alpha1' },
        { name: 'v1', spec: { ...anySpec, properties: { tier: { type: 'string', default: 'small' } } } },
      ],
    },
    change: (object) => ({ ...object, spec: { ...Object(object.spec), tier: 'small' } }),
    exits: [0],
  }),
};
