import { startProxy, type TcpProxy } from '../../control-plane/proxy.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { admissionAnswer, startWebhook } from '../../control-plane/webhook-server.ts';
import { objectPath } from './objects.ts';
import type { Stage } from './stage.ts';
import { plain } from './stored-object.ts';

/** Decides about an update of an object of that name: undefined lets it through, text denies it with that message. */
export type Decide = (name: string) => string | undefined | Promise<string | undefined>;

/** An admission webhook in the way of each update of a case's objects; writes fail where it does. */
export interface Guard {
  /** In front of it: make it slow, silent or refuse connections here. */
  readonly proxy: TcpProxy;
  /** From now on it decides so; it lets all through at first. */
  decide(decide: Decide): void;
}

/** Starts it; resolves when the API server asks it. It is called with a time-out of one second. */
export async function startGuard(stage: Stage): Promise<Guard> {
  let decide: Decide = () => undefined;
  const server = await startWebhook(async ({ body }) =>
    admissionAnswer(body, await decide(String(plain(plain(body).request).name))),
  );
  stage.onCleanup(() => server.stop());
  const proxy = await startProxy({ target: server.url });
  stage.onCleanup(() => proxy.stop());
  const name = stage.definition;
  const path = `/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/${name}`;
  stage.onCleanup(() => stage.plane.request(path, { method: 'DELETE' }));
  await stage.plane.apply({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name },
    webhooks: [
      {
        name: `guard.${stage.kind.group}`,
        clientConfig: { url: `${proxy.url}/guard`, caBundle: server.caBundle },
        rules: [
          { apiGroups: [stage.kind.group], apiVersions: ['*'], operations: ['UPDATE'], resources: [stage.kind.plural] },
        ],
        failurePolicy: 'Fail',
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        timeoutSeconds: 1,
      },
    ],
  });
  await waitFor('the admission webhook to be asked', async () => {
    await stage.plane.request(`${objectPath(stage.kind, stage.target, 0)}?dryRun=All`, {
      method: 'PATCH',
      contentType: 'application/merge-patch+json',
      body: {},
    });
    return server.calls.length > 0;
  });
  return {
    proxy,
    decide(next) {
      decide = next;
    },
  };
}
