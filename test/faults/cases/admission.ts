import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../../control-plane/wait.ts';
import { defineCase } from '../harness/fault-case.ts';
import type { Guard } from '../harness/guard.ts';
import { objectPath } from '../harness/objects.ts';
import type { Stage } from '../harness/stage.ts';

/** Objects that are 100 and their admission webhook, which a case breaks and `mend` has let all through again. */
function guarded(breaks: (guard: Guard, stage: Stage) => void) {
  const guards = new WeakMap<Stage, Guard>();
  return {
    objects: 100,
    async arrange(stage: Stage) {
      const guard = await stage.guard();
      guards.set(stage, guard);
      breaks(guard, stage);
    },
    async mend(stage: Stage) {
      const guard = guards.get(stage);
      guard?.decide(() => undefined);
      if (guard !== undefined) guard.proxy.behaviour.refuse = false;
    },
  };
}

/** Says so where not so many objects are left at the old version. */
const leaves = (count: number) => async (stage: Stage) => {
  const stale = (await stage.stored()).filter(({ version }) => version !== stage.target).length;
  return stale === count ? [] : [`${stale} objects are stale, not ${count}`];
};

const POLICIES = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies';

/** A ValidatingAdmissionPolicy of the kind's name; resolves when it is in force. */
async function denyByPolicy(stage: Stage): Promise<void> {
  const { plane, kind, target, definition: name } = stage;
  stage.onCleanup(() => removePolicy(stage));
  const rule = { apiGroups: [kind.group], apiVersions: ['*'], operations: ['UPDATE'], resources: [kind.plural] };
  const apiVersion = 'admissionregistration.k8s.io/v1';
  await plane.apply([
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        matchConstraints: { resourceRules: [rule] },
        validations: [{ expression: "!object.metadata.name.endsWith('7')" }],
      },
    },
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: { policyName: name, validationActions: ['Deny'] },
    },
  ]);
  await waitFor('the policy to be in force', async () => (await tryToWrite(stage, target)) !== 200);
}

async function tryToWrite({ plane, kind }: Stage, version: string): Promise<number> {
  const path = `${objectPath(kind, version, 7)}?dryRun=All`;
  const answer = await plane.request(path, { method: 'PATCH', contentType: 'application/merge-patch+json', body: {} });
  return answer.status;
}

async function removePolicy(stage: Stage): Promise<void> {
  await stage.plane.request(`${POLICIES.replace('policies', 'policybindings')}/${stage.definition}`, {
    method: 'DELETE',
  });
  await stage.plane.request(`${POLICIES}/${stage.definition}`, { method: 'DELETE' });
  await waitFor('the policy to be gone', async () => (await tryToWrite(stage, stage.target)) === 200);
}

export default {
  'admission-denies-some': defineCase({
    title: 'an admission webhook denies one object in ten',
    ...guarded((guard) => guard.decide((name) => (name.endsWith('7') ? 'not today' : undefined))),
    exits: [1],
    check: leaves(10),
  }),
  'admission-times-out': defineCase({
    title: 'an admission webhook takes too long for one object in ten',
    ...guarded((guard) =>
      guard.decide(async (name) => {
        if (name.endsWith('7')) await delay(3000);
        return undefined;
      }),
    ),
    exits: [1],
    check: leaves(10),
  }),
  'admission-down': defineCase({
    title: 'an admission webhook that has to be asked is down',
    ...guarded((guard) => {
      guard.proxy.behaviour.refuse = true;
      guard.proxy.cut();
    }),
    exits: [1, 2],
    check: leaves(100),
  }),
  'admission-down-for-a-while': defineCase({
    title: 'an admission webhook is down for three seconds in mid-run',
    ...guarded((guard, stage) => {
      void stage.untilRewritten(20).then(async () => {
        guard.proxy.behaviour.refuse = true;
        guard.proxy.cut();
        await delay(3000);
        guard.proxy.behaviour.refuse = false;
      });
    }),
    exits: [0, 1],
  }),
  'policy-denies-some': defineCase({
    title: 'an admission policy denies one object in ten',
    objects: 100,
    arrange: denyByPolicy,
    exits: [1],
    check: leaves(10),
    mend: removePolicy,
  }),
};
