import { customType, pathOfCustom } from '../../operators/keeper/custom-type.ts';
import { startKeeper } from '../../operators/keeper/keeper.ts';
import type { Script } from '../harness/script.ts';

const WIDGETS = customType('history.example.com', 'Widget');

/** An operator that refuses to take its finalizer off, and whose pod is lost. */
export const keeper: Script = {
  name: 'keeper, a finalizer',
  async play({ plane, namespace, witness, kubectl, nextSecond, ask }) {
    await witness.observe(`/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`);
    const operator = await startKeeper(plane, {
      namespace,
      name: 'history-keeper',
      serves: WIDGETS,
      finalizer: `${WIDGETS.group}/keeper`,
    });
    try {
      await witness.observe(pathOfCustom(WIDGETS, namespace));
      await witness.observe(`/api/v1/namespaces/${namespace}/events`);
      const asked = [`${WIDGETS.plural}.${WIDGETS.group}/held`, '-n', namespace];
      const apiVersion = `${WIDGETS.group}/${WIDGETS.version}`;
      await plane.apply({ apiVersion, kind: WIDGETS.kind, metadata: { name: 'held', namespace }, spec: {} });
      await operator.untilAdopted(namespace, 'held');
      await ask('it was adopted', asked, ['created', 'write history-keeper Update', 'lease']);
      await operator.fail(namespace, 'held', 'refuse');
      await nextSecond();
      await kubectl(['delete', ...asked, '--wait=false']);
      await ask('it was asked to go, and a finalizer holds it', asked, ['created', 'deletion-asked']);
      await operator.fail(namespace, 'held', undefined);
    } finally {
      await operator.stop();
    }
  },
};
