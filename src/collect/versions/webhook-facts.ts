import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { webhookTarget } from '../../diagnosis/webhooks/webhook-configurations.ts';
import { readCaBundle } from '../../objects/ca-bundle.ts';
import type { Definition } from '../../objects/definition.ts';
import { endpointsOf } from '../../objects/endpoints.ts';
import { type Gap, type GapSubject, isPartial } from '../../objects/gap.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { servingCertificate } from '../../operators/serving-certificate.ts';
import type { WebhookFacts } from '../../versions/facts.ts';
import { createLister, type Lister } from '../list-kept.ts';

/** The conversion webhooks of CRDs. */
export interface ConversionWebhooks {
  /** undefined: the CRD has none. */
  of(definition: Definition): WebhookFacts | undefined;
  readonly gaps: readonly Gap[];
}

type Service = { readonly namespace: string; readonly name: string };

/** Reads who is behind conversion webhooks: each Service once, however many CRDs name it. */
export async function readWebhooks(
  definitions: readonly Definition[],
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<ConversionWebhooks> {
  const targets = definitions.flatMap(({ conversion }) => (conversion === undefined ? [] : webhookTarget(conversion)));
  const services = new Map(
    targets.flatMap(({ service }) => (service === undefined ? [] : [[keyOf(service), service]])),
  );
  const lister = createLister(reader, discovery, signal);
  const gaps: Gap[] = [];
  const read = new Map(
    await Promise.all(
      [...services].map(async ([key, service]) => {
        const answer = await serviceExists(service, reader, discovery);
        if (typeof answer === 'object') gaps.push(answer);
        const exists = typeof answer === 'boolean' ? answer : undefined;
        return [key, { exists, ...(await behind(service, lister)) }] as const;
      }),
    ),
  );
  const unread = new Set(lister.gaps.flatMap(({ subject }) => (isOfSlices(subject) ? [subject.namespace] : [])));
  return {
    gaps: [...gaps, ...lister.gaps],
    of({ conversion }) {
      if (conversion === undefined) return undefined;
      const target = webhookTarget(conversion);
      const service = target.service && read.get(keyOf(target.service));
      const caBundle = stringAt(conversion, 'caBundle') || undefined;
      return {
        target,
        serviceExists: service?.exists,
        endpoints:
          target.service && service && !unread.has(target.service.namespace)
            ? endpointsOf(target.service, service.slices)
            : undefined,
        authority: caBundle === undefined ? undefined : readCaBundle(caBundle),
        serving: target.service && service && servingCertificate(target.service, service.certificates),
      };
    },
  };
}

function isOfSlices(subject: GapSubject): subject is Extract<GapSubject, { readonly kind: 'list' }> {
  return subject.kind === 'list' && subject.type.resource === 'endpointslices';
}

function keyOf({ namespace, name }: Service): string {
  return `${namespace}/${name}`;
}

async function serviceExists(
  { namespace, name }: Service,
  reader: ClusterReader,
  { types, gaps }: Discovery,
): Promise<boolean | Gap | undefined> {
  const type = types.find(({ group, resource }) => group === '' && resource === 'services');
  if (type === undefined) return undefined;
  const answer = await reader.get({ type, namespace, name, detail: 'metadata' });
  if (answer.ok) return true;
  if (answer.gap.reason !== 'not-found') return answer.gap;
  // Of a source that holds a part of a cluster only, what is not in it may well be in the cluster.
  return gaps.some(isPartial) ? undefined : false;
}

async function behind(
  { namespace, name }: Service,
  lister: Lister,
): Promise<{ slices: KubeObject[]; certificates: KubeObject[] }> {
  const same = (object: KubeObject) => object;
  const labelSelector = `kubernetes.io/service-name=${name}`;
  const [slices, certificates] = await Promise.all([
    lister.list({ group: 'discovery.k8s.io', resource: 'endpointslices', namespace, labelSelector, fresh: true }, same),
    lister.list({ group: 'cert-manager.io', resource: 'certificates', namespace }, same),
  ]);
  return { slices, certificates };
}
