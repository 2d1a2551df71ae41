import { expect, test } from 'vitest';
import { findings } from '../testing/cluster.ts';
import { built, going } from '../testing/kinds.ts';
import { serviceCidrInUse } from './service-cidr-in-use.ts';

const FINALIZER = 'networking.k8s.io/service-cidr-finalizer';
const range = built('ServiceCIDR', 'more', { metadata: going(FINALIZER), spec: { cidrs: ['10.1.0.0/24'] } });

function address(ip: string, managedBy = 'ipallocator.k8s.io') {
  return built('IPAddress', ip, {
    metadata: { labels: { 'ipaddress.kubernetes.io/managed-by': managedBy } },
    spec: { parentRef: { resource: 'services', namespace: 'shop', name: 'web' } },
  });
}

async function judged(...objects: ReturnType<typeof built>[]) {
  const symptom = { kind: 'finalizer', object: range, finalizer: FINALIZER } as const;
  return findings(serviceCidrInUse, symptom, { objects: [range, ...objects] });
}

const idle = [{ symptom: { kind: 'controller-passive', controller: 'kube-controller-manager' } }];

test('addresses of Services that no other range holds keep a range', async () => {
  expect(await judged(address('10.1.0.7'))).toMatchObject([
    {
      summary: '1 Service (shop/web) has its address in ServiceCIDR more alone',
      certainty: 'certain',
      remedies: [
        { command: expect.stringMatching(/^echo '.*"cidrs":\["10\.1\.0\.0\/24"\].*' \| kubectl create -f -$/) },
        {},
      ],
    },
  ]);
});

test('addresses elsewhere, of others, or within another range do not', async () => {
  expect(await judged(address('10.0.0.1'))).toMatchObject(idle);
  expect(await judged(address('10.1.0.7', 'somebody-else'))).toMatchObject(idle);
  const wider = built('ServiceCIDR', 'wide', { spec: { cidrs: ['10.1.0.0/16'] } });
  expect(await judged(address('10.1.0.7'), wider)).toMatchObject(idle);
  const part = built('ServiceCIDR', 'part', { spec: { cidrs: ['10.1.0.0/28'] } });
  expect(await judged(address('10.1.0.7'), part)).toMatchObject(idle);
  expect(await judged(address('10.1.0.77'), part)).toMatchObject([{ kind: 'root' }]);
});
