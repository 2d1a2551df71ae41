import { defineCase } from '../harness/fault-case.ts';
import { definitionOf } from '../harness/migrated-kind.ts';
import type { Stage } from '../harness/stage.ts';
import { type PlainObject, plain } from '../harness/stored-object.ts';

const size = { size: { type: 'integer' } };

/** The new version's schema knows `size` alone: what else is in `spec` is pruned by any write. */
const versions = [
  { name: 'v1alpha1', spec: { type: 'object', properties: { ...size, legacy: { type: 'string' } } } },
  { name: 'v1', spec: { type: 'object', properties: size } },
];

/** Objects of which every tenth has what the new version has no place for. */
const object = (index: number) => ({
  spec: index % 10 === 3 ? { size: index, legacy: `of ${index}` } : { size: index },
});

/** Says so where an object was written. */
async function untouched(stage: Stage): Promise<string[]> {
  const written = (await stage.stored()).filter(({ version }) => version === stage.target).length;
  return written === 0 ? [] : [`${written} objects were written`];
}

const withoutLegacy = (stored: PlainObject): PlainObject => {
  const { legacy: _, ...spec } = plain(stored.spec);
  return { ...stored, spec };
};

async function accept(stage: Stage): Promise<void> {
  stage.with.args = ['--accept-loss', 'spec.legacy'];
}

export default {
  loss: defineCase({
    title: 'the new schema has no place for a field that some objects have',
    kind: { versions },
    object,
    exits: [1],
    check: untouched,
    // Lost by permission from here on.
    change: withoutLegacy,
    mend: accept,
  }),
  'loss-of-version-not-served': defineCase({
    title: 'the new schema has no place for a field, and the old version is served no more',
    kind: { versions },
    object,
    async arrange({ plane, kind, target }) {
      const [old = { name: '' }, now = { name: '' }] = kind.versions;
      await plane.apply(definitionOf({ ...kind, versions: [{ ...old, served: false }, now] }, target));
    },
    exits: [1],
    check: untouched,
    change: withoutLegacy,
    mend: accept,
  }),
};
