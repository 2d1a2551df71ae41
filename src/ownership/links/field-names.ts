import type { LinkedType } from './link-reference.ts';

const core = (kind: string): LinkedType => ({ kind, group: '' });
const SECRET = core('Secret');
const CONFIG_MAP = core('ConfigMap');
const SERVICE = core('Service');
const SERVICE_ACCOUNT = core('ServiceAccount');
const CLAIM = core('PersistentVolumeClaim');

/** Endings of fields that hold a name as text. Lower case: `tlsSecretName`, `existingSecret`. */
const NAME_FIELDS: readonly (readonly [string, LinkedType])[] = [
  ['secretname', SECRET],
  ['existingsecret', SECRET],
  ['configmapname', CONFIG_MAP],
  ['serviceaccountname', SERVICE_ACCOUNT],
  ['servicename', SERVICE],
  ['claimname', CLAIM],
  ['pvcname', CLAIM],
  ['storageclassname', { kind: 'StorageClass', group: 'storage.k8s.io' }],
  ['ingressclassname', { kind: 'IngressClass', group: 'networking.k8s.io' }],
  ['gatewayclassname', { kind: 'GatewayClass', group: 'gateway.networking.k8s.io' }],
  ['volumename', core('PersistentVolume')],
];

/** Endings of fields that hold an object with a `name`, and what kind it has if it does not say so. */
const OBJECT_FIELDS: readonly (readonly [string, LinkedType])[] = [
  ['secretkeyref', SECRET],
  ['secretkeyselector', SECRET],
  ['secretref', SECRET],
  ['secret', SECRET],
  ['pullsecrets', SECRET],
  ['configmapkeyref', CONFIG_MAP],
  ['configmapref', CONFIG_MAP],
  ['configmap', CONFIG_MAP],
  ['serviceaccountref', SERVICE_ACCOUNT],
  ['service', SERVICE],
  ['backendrefs', SERVICE],
  ['claimref', CLAIM],
  ['parentrefs', { kind: 'Gateway', group: 'gateway.networking.k8s.io' }],
  ['cacertificaterefs', CONFIG_MAP],
  ['certificaterefs', SECRET],
  ['credentialsref', SECRET],
];

/** The type that a field with a name in it means, such as `secretName`. */
export function typeOfNameField(field: string): LinkedType | undefined {
  const lower = field.toLowerCase();
  return NAME_FIELDS.find(([ending]) => lower.endsWith(ending))?.[1];
}

/**
 * The type that a field with a reference in it means, where the reference does not say: a known one, or for
 * `issuerRef`, `sourceRefs`, `clusterReference` the kind in its name. undefined: the field is no reference. A bare `ref` has the kind ''.
 */
export function typeOfObjectField(field: string): LinkedType | undefined {
  const lower = field.toLowerCase();
  const known = OBJECT_FIELDS.find(([ending]) => lower.endsWith(ending))?.[1];
  if (known !== undefined) return known;
  const kind = /^(\w*?)(?:Refs?|References?|^refs?)$/.exec(field)?.[1];
  return kind === undefined ? undefined : { kind, group: undefined };
}
