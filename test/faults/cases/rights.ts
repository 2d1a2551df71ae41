import { defineCase } from '../harness/fault-case.ts';
import type { Stage } from '../harness/stage.ts';

const DEFINITIONS = { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'] };
const READS = { ...DEFINITIONS, verbs: ['get', 'list', 'watch'] };
const PRUNES = { ...DEFINITIONS, resources: ['customresourcedefinitions/status'], verbs: ['patch', 'update'] };
const LOCKS = { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['*'] };

/** All that the command needs, of the case's own objects. */
const everything = (stage: Stage) => [objectsOf(stage, ['*']), READS, PRUNES, LOCKS];

function objectsOf({ kind }: Stage, verbs: readonly string[]) {
  return { apiGroups: [kind.group], resources: [kind.plural], verbs };
}

/** Takes all rights of a user away that restrictedUser gave. */
async function revoke({ plane }: Stage, user: string): Promise<void> {
  const path = '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings';
  const { items } = (await plane.request(path)).json() as { items: { metadata: { name: string } }[] };
  for (const { metadata } of items.filter((item) => item.metadata.name.startsWith(`test-${user}-`))) {
    await plane.request(`${path}/${metadata.name}`, { method: 'DELETE' });
  }
}

async function asAdministrator(stage: Stage): Promise<void> {
  stage.with.kubeconfig = stage.plane.adminKubeconfig;
}

export default {
  'rights-revoked': defineCase({
    title: 'all rights of the user are revoked in mid-run',
    objects: 300,
    pace: 120,
    async arrange(stage) {
      stage.with.kubeconfig = await stage.plane.restrictedUser('revoked', everything(stage));
    },
    async meanwhile(stage) {
      await stage.untilRewritten(60);
      await revoke(stage, 'revoked');
    },
    exits: [1],
    mend: asAdministrator,
  }),
  'may-not-prune': defineCase({
    title: 'the user may write objects, and not the status of the definition',
    async arrange(stage) {
      const rules = [objectsOf(stage, ['*']), READS, LOCKS];
      stage.with.kubeconfig = await stage.plane.restrictedUser('no-pruner', rules);
    },
    exits: [1, 2],
    mend: asAdministrator,
  }),
  'may-not-write-one-namespace': defineCase({
    title: 'the user may read all objects, and write those of one namespace alone',
    async arrange(stage) {
      const { plane } = stage;
      const rules = [objectsOf(stage, ['get', 'list', 'watch']), READS, PRUNES, LOCKS];
      stage.with.kubeconfig = await plane.restrictedUser('one-namespace', rules);
      await plane.restrictedUser('one-namespace', [objectsOf(stage, ['*'])], { namespace: 'faults-1' });
    },
    exits: [1, 2],
    mend: asAdministrator,
  }),
};
