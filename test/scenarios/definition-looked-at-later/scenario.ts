import { convertedType } from '../harness/converted-type.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A definition stays for the API server’s back-off after its conversion webhook has come back',
  broken: 'a conversion webhook that was down for a minute and a half is up again',
  exclusive: true,
  target: ['crd/widgets.definition-looked-at-later.example.com'],
  expected: {
    cause: 'definition-cleanup-due',
    certainty: 'likely',
    // A capture has the objects at one version, and does not tell that the webhook is back.
    fromCapture: { cause: 'webhook-answers-wrongly', remedy: undefined },
    remedy: /^kubectl annotate customresourcedefinitions\.apiextensions\.k8s\.io\/widgets\.definition-looked-at-later/,
  },
  async arrange(tools) {
    const { kubectl, waitFor } = tools;
    const { webhook, definition, reads, untilUnreadable } = await convertedType(tools, 'v1');
    webhook.behave({ kind: 'fail' });
    await untilUnreadable('v1beta1');
    await kubectl('delete', 'crd', definition, '--wait=false');
    await waitFor('the API server to fail', async () =>
      (await kubectl('get', 'crd', definition, '-o', 'json')).includes('InstanceDeletionFailed'),
    );
    // The back-off doubles from 5 ms on: after a minute and a half it is some 80 seconds.
    const asked = Date.parse(await kubectl('get', 'crd', definition, '-o', 'jsonpath={.metadata.deletionTimestamp}'));
    await waitFor('the back-off to grow', () => Date.now() - asked > 90_000, { timeout: 100_000, interval: 500 });
    webhook.behave({ kind: 'convert' });
    await waitFor('lists of the type to work again', () => reads('v1beta1'));
    // What the remedy promises: after a change the definition goes at once.
    tools.onCleanup(async () => {
      await kubectl('annotate', 'crd', definition, 'touched=yes');
      const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${definition}`;
      await waitFor('it to go', async () => (await tools.plane.request(path)).status === 404);
    });
  },
});
