import { pathOfCustom } from '../../operators/keeper/custom-type.ts';
import { ACCOUNTS, account, waitForAccount } from '../../operators/ledger/accounts.ts';
import { startLedger } from '../../operators/ledger/ledger.ts';
import { editField } from '../harness/kubectl-edit.ts';
import type { Script } from '../harness/script.ts';

/** An operator of the Java Operator SDK: its status is applied server-side, under a manager's name of the SDK's own. */
export const ledger: Script = {
  name: 'ledger, JOSDK',
  async play({ plane, namespace, witness, nextSecond, ask }) {
    const operator = await startLedger(plane, { name: 'ledger-history', watchNamespaces: [namespace] });
    try {
      await witness.observe(pathOfCustom(ACCOUNTS, namespace));
      await witness.observe(`/api/v1/namespaces/${namespace}/events`);
      const asked = ['account/savings', '-n', namespace];
      await plane.apply(account(namespace, 'savings'));
      await waitForAccount(plane, namespace, 'savings');
      await ask('it became ready', asked, ['created', 'condition Ready True']);
      await nextSecond();
      await editField(plane, asked, 'fail: ""', 'fail: no-retry');
      await waitForAccount(plane, namespace, 'savings', 'False');
      await ask('a bad spec was written with kubectl edit', asked, ['write kubectl-edit', 'condition Ready False']);
      await nextSecond();
      await plane.apply(account(namespace, 'savings'));
      await waitForAccount(plane, namespace, 'savings');
      await ask('it recovered', asked, ['condition Ready True']);
    } finally {
      await operator.stop();
      await plane.kubectl(['delete', 'deployment', 'ledger-history', '-n', operator.namespace, '--wait=false']);
    }
  },
};
