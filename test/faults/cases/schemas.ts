import { setTimeout as delay } from 'node:timers/promises';
import { defineCase } from '../harness/fault-case.ts';
import { definitionOf, keyPrefix } from '../harness/migrated-kind.ts';

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
  'managed-fields-cleaned': defineCase({
    title:
      'the stale version is served no more, and what managedFields say of it is cleaned while another writer writes',
    async arrange({ plane, kind, target, with: how }) {
      const versions = [{ name: 'v1alpha1', served: false }, { name: 'v1' }];
      await plane.apply(definitionOf({ ...kind, versions }, target));
      how.args = ['--managed-fields'];
    },
    async meanwhile(stage) {
      await stage.untilRewritten(1);
      for (let turn = 0; !stage.done && turn < 500; turn++) {
        await stage.writer.change(turn % 200, 'v1');
        await delay(5);
      }
    },
    exits: [0, 1],
    async check({ plane, kind }, [result]) {
      const values = await plane.etcd.range(keyPrefix(kind));
      const left = values.filter(({ value }) => value.includes(`"apiVersion":"${kind.group}/v1alpha1"`)).length;
      return left === 0 || result?.code !== 0 ? [] : [`managedFields of ${left} objects name v1alpha1`];
    },
  }),
};
