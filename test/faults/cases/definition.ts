import { waitFor } from '../../control-plane/wait.ts';
import { defineCase } from '../harness/fault-case.ts';
import { definitionOf, definitionPath } from '../harness/migrated-kind.ts';
import { load } from '../harness/objects.ts';
import type { Stage } from '../harness/stage.ts';

/** Deletes the definition with its objects, and makes it and other objects of the same names anew, at the old version. */
async function makeAnew(stage: Stage, objects: number): Promise<void> {
  const path = definitionPath(stage.kind);
  await stage.plane.request(path, { method: 'DELETE' });
  await waitFor('the definition to be gone', async () => (await stage.plane.request(path)).status === 404);
  await stage.setStorageVersion('v1alpha1');
  await load(stage.client, stage.kind, 'v1alpha1', { from: 0, to: objects }, stage.fault);
  stage.expected.clear();
  for (const object of await stage.stored()) stage.expected.set(object.key, object);
  await stage.setStorageVersion(stage.target);
}

async function writeStoredVersions(stage: Stage, storedVersions: readonly string[]): Promise<void> {
  const path = `${definitionPath(stage.kind)}/status`;
  const body = { status: { storedVersions } };
  const answer = await stage.plane.request(path, {
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body,
  });
  if (answer.status !== 200) throw new Error(`storedVersions: ${answer.status} ${answer.text}`);
}

export default {
  'storage-version-flipped-back': defineCase({
    title: 'somebody flips the storage version back in mid-run',
    objects: 400,
    pace: 150,
    async meanwhile(stage) {
      await stage.untilRewritten(100);
      await stage.setStorageVersion('v1alpha1');
    },
    exits: [1],
    mend: (stage) => stage.setStorageVersion('v1'),
  }),
  'storage-version-flipped-twice': defineCase({
    title: 'the storage version is flipped back and forth again in mid-run',
    objects: 400,
    pace: 150,
    async meanwhile(stage) {
      for (let turn = 1; turn <= 3; turn++) {
        await stage.untilRewritten(turn * 60);
        await stage.setStorageVersion('v1alpha1');
        await stage.writer.change(turn, 'v1');
        await stage.setStorageVersion('v1');
      }
    },
    exits: [0, 1],
  }),
  'definition-made-anew': defineCase({
    title: 'the definition is deleted and made anew in mid-run',
    objects: 300,
    pace: 120,
    async meanwhile(stage) {
      await stage.untilRewritten(60);
      await makeAnew(stage, 100);
    },
    exits: [1],
  }),
  'definition-without-schema-change': defineCase({
    title: 'somebody changes the definition in mid-run, and not its storage version',
    objects: 300,
    async meanwhile(stage) {
      await stage.untilRewritten(60);
      await stage.plane.apply(
        definitionOf({ ...stage.kind, versions: [{ name: 'v1alpha1', served: false }, { name: 'v1' }] }, stage.target),
      );
    },
    exits: [0, 1],
  }),
  'stored-version-unknown': defineCase({
    title: 'storedVersions names a version that the definition no longer has',
    arrange: (stage) => writeStoredVersions(stage, ['v0', 'v1alpha1', 'v1']),
    exits: [0],
  }),
  unreadable: defineCase({
    title: 'somebody pruned storedVersions and removed the old version: its objects cannot be read',
    prunesItself: true,
    async arrange(stage) {
      await writeStoredVersions(stage, ['v1']);
      await stage.plane.apply(definitionOf({ ...stage.kind, versions: [{ name: 'v1' }] }, 'v1'));
    },
    exits: [1, 2],
    mend: (stage) => stage.setStorageVersion('v1'),
  }),
};
