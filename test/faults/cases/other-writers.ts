import { setTimeout as delay } from 'node:timers/promises';
import { defineCase } from '../harness/fault-case.ts';
import { definitionOf } from '../harness/migrated-kind.ts';
import type { Stage } from '../harness/stage.ts';

const OBJECTS = 300;

/** Writes of all kinds, one after the other, until the command is done. */
async function writeOn(stage: Stage): Promise<void> {
  const { writer } = stage;
  await stage.untilRewritten(1);
  for (let step = 0; !stage.done && step < 400; step++) {
    const [index, version] = [(step * 37) % (OBJECTS / 2), step % 2 === 0 ? 'v1' : 'v1alpha1'];
    if (step % 5 === 0) await writer.create(OBJECTS + step, version);
    else if (step % 5 === 1 && step < OBJECTS / 2) await writer.remove(OBJECTS / 2 + step);
    else if (step % 5 === 2) await writer.replace(index, version);
    else await writer.change(index, version);
    await delay(5);
  }
}

export default {
  'another-writer': defineCase({
    title: 'another writer creates, changes, deletes and makes anew during the run',
    objects: OBJECTS,
    meanwhile: writeOn,
    // Objects that are written without a pause may be left by the proof; the second run finds them at rest.
    exits: [0, 1],
  }),
  'api-server-lags': defineCase({
    title: 'an API server that lags stores objects at the old version, where the list has been already',
    objects: OBJECTS,
    pace: 30,
    async meanwhile(stage) {
      await stage.untilRewritten(100);
      for (const index of [0, 3, 6]) await stage.writer.replaceStale(index);
    },
    exits: [0],
  }),
  'two-at-once': defineCase({
    title: 'two migrations of the same definition at once',
    objects: OBJECTS,
    act: (stage) => Promise.all([stage.migrate(), stage.migrate()]),
    exits: [0, 1, 2],
    check: async (_stage, results) => (results.some(({ code }) => code === 0) ? [] : ['neither of the two was done']),
  }),
  'two-at-once-without-lease': defineCase({
    title: 'two migrations at once by a user who may not have a Lease',
    objects: OBJECTS,
    async arrange(stage) {
      stage.with.kubeconfig = await stage.plane.restrictedUser('no-lease', [
        { apiGroups: [stage.kind.group], resources: ['*'], verbs: ['*'] },
        {
          apiGroups: ['apiextensions.k8s.io'],
          resources: ['customresourcedefinitions', 'customresourcedefinitions/status'],
          verbs: ['get', 'list', 'watch', 'patch', 'update'],
        },
      ]);
    },
    act: (stage) => Promise.all([stage.migrate(), stage.migrate()]),
    exits: [0, 1],
  }),
  'gitops-loop': defineCase({
    title: 'a GitOps controller applies the definition again and again, as it is in Git',
    objects: OBJECTS,
    async meanwhile(stage) {
      for (let turn = 0; !stage.done; turn++) {
        const definition = definitionOf(stage.kind, stage.target);
        await stage.plane.apply({
          ...definition,
          metadata: { name: stage.definition, labels: { turn: String(turn) } },
        });
        await delay(100);
      }
    },
    exits: [0, 1],
  }),
  'gitops-flips-back': defineCase({
    title: 'a GitOps controller brings the old storage version back each second',
    objects: OBJECTS,
    pace: 120,
    async meanwhile(stage) {
      await stage.untilRewritten(1);
      while (!stage.done) {
        await stage.setStorageVersion('v1alpha1');
        await delay(700);
      }
    },
    exits: [1],
    mend: (stage) => stage.setStorageVersion(stage.target),
  }),
};
