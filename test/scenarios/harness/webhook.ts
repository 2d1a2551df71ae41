import { SERVICE_PORT, showAsService, waitForEndpoints } from '../../control-plane/local-service.ts';
import { machineAddress } from '../../control-plane/machine-address.ts';
import { createAuthority } from '../../control-plane/pki.ts';
import { admissionAnswer, startWebhook, type WebhookCall } from '../../control-plane/webhook-server.ts';
import type { Tools } from './tools.ts';

/** What a webhook does with the calls that reach it. */
export type WebhookBehaviour =
  | { readonly kind: 'allow' }
  | { readonly kind: 'deny'; readonly message: string }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Answers with something that is no review. */
  | { readonly kind: 'garbage' }
  /** Answers 500. */
  | { readonly kind: 'fail' }
  /** A conversion that only writes the wanted version into each object. */
  | { readonly kind: 'convert' };

/** How to start a webhook. */
export interface WebhookSpec {
  /** Of its Service and Deployment; `webhook` unless told otherwise. */
  readonly name?: string;
  /** The scenario's system namespace unless told otherwise. */
  readonly namespace?: string;
  readonly behaviour: WebhookBehaviour;
  /** `valid` unless told otherwise; `other-authority`: the caBundle is that of someone else; `other-name`: for another Service. */
  readonly certificate?: 'valid' | 'expired' | 'other-authority' | 'other-name';
}

/** A webhook that answers behind a Service, a Deployment and a pod. */
export interface ScenarioWebhook {
  readonly namespace: string;
  readonly name: string;
  /** For `clientConfig` of a webhook configuration, or of a CRD's conversion. */
  readonly clientConfig: object;
  /** The authority that it is to be trusted by: base64, as `clientConfig` has it. */
  readonly caBundle: string;
  readonly calls: readonly WebhookCall[];
  /** From now on it behaves so. */
  behave(behaviour: WebhookBehaviour): void;
  /** Scales its Deployment; resolves when the Service has no endpoints. */
  scaleToZero(): Promise<void>;
  /** Its process ends; the pod goes on looking well, and connections are refused. */
  die(): Promise<void>;
}

/** Starts a webhook behind a Service; resolves when the Service has an endpoint. */
export async function startScenarioWebhook(tools: Tools, spec: WebhookSpec): Promise<ScenarioWebhook> {
  const { name = 'webhook', certificate = 'valid' } = spec;
  const namespace = spec.namespace ?? (await tools.createNamespace('system'));
  let { behaviour } = spec;
  const server = await startWebhook((call) => answer(behaviour, call), {
    address: machineAddress(),
    dnsNames: [`${certificate === 'other-name' ? 'someone-else' : name}.${namespace}.svc`],
    ...(certificate === 'expired' ? { notAfter: Date.now() - 60_000 } : {}),
  });
  tools.onCleanup(() => server.stop());
  await showAsService(tools.plane, { namespace, name, localPort: server.port });
  const caBundle = certificate === 'other-authority' ? await someonesBundle() : server.caBundle;
  return {
    namespace,
    name,
    clientConfig: { service: { namespace, name, path: '/webhook', port: SERVICE_PORT }, caBundle },
    caBundle,
    calls: server.calls,
    behave(next) {
      behaviour = next;
    },
    async scaleToZero() {
      await tools.kubectl('scale', `deployment/${name}`, '-n', namespace, '--replicas=0');
      await waitForEndpoints(tools.plane, { namespace, name }, false);
    },
    die: () => server.stop(),
  };
}

async function someonesBundle(): Promise<string> {
  return Buffer.from((await createAuthority('someone-else')).certificate).toString('base64');
}

function answer(behaviour: WebhookBehaviour, { body }: WebhookCall): unknown {
  switch (behaviour.kind) {
    case 'allow':
      return admissionAnswer(body);
    case 'deny':
      return admissionAnswer(body, behaviour.message);
    case 'hang':
      return new Promise(() => undefined);
    case 'garbage':
      return { hello: 'world' };
    case 'fail':
      throw new Error('cannot reach the database');
    case 'convert':
      return conversionAnswer(body);
  }
}

/** The review is the API server's own. */
function conversionAnswer(body: unknown): object {
  const { request } = body as { request: { uid: string; desiredAPIVersion: string; objects: object[] } };
  const convertedObjects = request.objects.map((object) => ({ ...object, apiVersion: request.desiredAPIVersion }));
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'ConversionReview',
    response: { uid: request.uid, convertedObjects, result: { status: 'Success' } },
  };
}
