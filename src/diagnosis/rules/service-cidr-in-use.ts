import { conditionsOf, findCondition } from '../../objects/condition.ts';
import { contains, containsPrefix, type IpPrefix, parsePrefix } from '../../objects/ip-prefix.ts';
import { stringAt, stringsAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { counted, inWords, some } from '../../objects/words.ts';
import { kubectl, shellWord } from '../commands.ts';
import { MOST_TOLD, passive } from '../controllers/protection.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

const FINALIZER = 'networking.k8s.io/service-cidr-finalizer';
const SOURCE = 'kubernetes/kubernetes pkg/controller/servicecidrs/servicecidrs_controller.go, canDeleteCIDR';
const GROUP = 'networking.k8s.io';

/** A ServiceCIDR is kept while Services have addresses that no other ServiceCIDR holds. */
export const serviceCidrInUse = defineRule({
  id: 'service-cidr-in-use',
  explains: 'finalizer',
  looksFor: 'Addresses of Services that no other ServiceCIDR holds: the last one to hold them stays.',
  sources: [SOURCE],
  applies: ({ finalizer, object }) => finalizer === FINALIZER && object.type.kind === 'ServiceCIDR',
  needs: () => ({
    ranges: { kind: 'list', group: GROUP, resource: 'servicecidrs' } as const,
    addresses: { kind: 'list', group: GROUP, resource: 'ipaddresses' } as const,
  }),
  judge({ object, finalizer }, { ranges, addresses }): readonly Finding[] {
    if (!ranges.ok || !addresses.ok) return [];
    const others = ranges.value.filter(({ metadata }) => metadata.name !== object.metadata.name).flatMap(prefixesOf);
    const own = prefixesOf(object);
    const isCovered = own.every((prefix) => others.some((other) => containsPrefix(other, prefix)));
    const left = isCovered
      ? []
      : addresses.value.filter(({ metadata }) => {
          const within = (prefix: IpPrefix) => contains(prefix, metadata.name);
          // Other address allocators may use the same type; the controller looks at the API server's alone.
          const isService = metadata.labels['ipaddress.kubernetes.io/managed-by'] === 'ipallocator.k8s.io';
          return isService && own.some(within) && !others.some(within);
        });
    if (left.length > 0) return [inUse(object, left)];
    const text = `no address of a Service is in ${inWords(object)} alone`;
    return [
      passive('kube-controller-manager', object, finalizer, {
        evidence: [{ text, source: 'addresses' }],
        left: { text: 'nothing: no Service has an address of this range alone', source: SOURCE },
      }),
    ];
  },
});

function prefixesOf({ body }: KubeObject): IpPrefix[] {
  return stringsAt(body, 'spec', 'cidrs').flatMap((cidr) => parsePrefix(cidr) ?? []);
}

function inUse(range: KubeObject, left: readonly KubeObject[]): Finding {
  const names = left.map(serviceOf);
  const ready = findCondition(conditionsOf(range), 'Ready');
  return {
    kind: 'root',
    summary: `${counted(left.length, 'Service')} (${some(names)}) ${left.length === 1 ? 'has its address' : 'have addresses'} in ${inWords(range)} alone`,
    certainty: 'certain',
    decisive: true,
    evidence: [
      ...(ready?.status === 'False'
        ? [{ text: `condition Ready is False: ${ready.message}`, source: 'condition', time: ready.lastTransitionTime }]
        : []),
      ...left.slice(0, MOST_TOLD).map((address) => ({
        text: `${address.metadata.name} is the address of ${serviceOf(address)}`,
        source: 'addresses',
      })),
    ],
    remedies: [
      {
        command: `echo ${shellWord(another(range))} | ${kubectl('create', '-f', '-')}`,
        effect: 'Makes another ServiceCIDR of the same addresses: the Services keep theirs, and this one can go.',
        safety: 'safe',
      },
      {
        effect:
          'Or delete these Services and make them anew, so that they get other addresses. Who uses the old ones loses them.',
        safety: 'careful',
      },
    ],
  };
}

function serviceOf({ body }: KubeObject): string {
  const at = (key: string) => stringAt(body, 'spec', 'parentRef', key) ?? '';
  return `${at('namespace')}/${at('name')}`;
}

/** A ServiceCIDR that holds the same addresses, as JSON. */
function another({ metadata, body }: KubeObject): string {
  const cidrs = stringsAt(body, 'spec', 'cidrs');
  const name = `${metadata.name}-2`;
  return JSON.stringify({ apiVersion: `${GROUP}/v1`, kind: 'ServiceCIDR', metadata: { name }, spec: { cidrs } });
}
