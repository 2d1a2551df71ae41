import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'attachment-cannot-detach';

/** No attacher runs here: the error is written as one writes it. */
export default defineScenario({
  title: 'What the CSI attacher says about a failed detach is the reason',
  broken: 'the storage refuses to detach the volume',
  target: [`volumeattachment/${NAME}`],
  expected: {
    cause: 'detach-failed',
    certainty: 'certain',
    remedy: `kubectl describe volumeattachments.storage.k8s.io/${NAME}`,
  },
  async arrange({ kubectl, remove }) {
    await remove(`volumeattachment/${NAME}`);
    const detachError = { message: 'rpc error: volume is busy', time: new Date().toISOString() };
    const patch = JSON.stringify({ status: { attached: true, detachError } });
    await kubectl('patch', `volumeattachment/${NAME}`, '--subresource=status', '--type=merge', '-p', patch);
  },
});
