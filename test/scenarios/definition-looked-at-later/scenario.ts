import { convertedType } from '../harness/converted-type.ts';
import { defineScenario } from '../harness/define-scenario.ts';
import type { Tools } from '../harness/tools.ts';
import { untilItRests } from '../harness/until-it-rests.ts';

export default defineScenario({
  title: 'A definition stays for the API server’s back-off after its conversion webhook has come back',
  broken: 'a conversion webhook that was down for half a minute is up again',
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
    await untilItRests(tools, definition);
    webhook.behave({ kind: 'convert' });
    // Where the API server looks at it just now, there is nothing left to be read.
    await waitFor('lists of the type to work again', async () => (await reads('v1beta1')) || !(await isThere(tools)));
    // What the remedy promises: after a change the definition goes at once.
    tools.onCleanup(async () => {
      await tools.plane.kubectl(['annotate', 'crd', definition, 'touched=yes']);
      await waitFor('it to go', async () => !(await isThere(tools)));
    });
  },
  // Every five minutes the API server looks at all definitions, whatever their back-off
  // (apiextensions-apiserver pkg/controller/finalizer/crd_finalizer.go, updateCustomResourceDefinition).
  stands: isThere,
});

const DEFINITION = 'widgets.definition-looked-at-later.example.com';

async function isThere({ plane }: Tools): Promise<boolean> {
  return (await plane.request(`/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${DEFINITION}`)).status === 200;
}
