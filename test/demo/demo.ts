/** `npm run demo`: the main job on a captured cluster that is part of the repository. Needs no cluster. */
import { join } from 'node:path';
import { plugin } from '../e2e/plugin.ts';

const CLUSTER = ['--from', join(import.meta.dirname, 'cluster')];

/** What the demo shows, and the exit code that each is to end with: 1 where it finds something. */
const STEPS = [
  {
    says: 'Who owns what, and what is wrong below a RedisCluster?',
    args: ['tree', 'rediscluster/cache', '-n', 'shop'],
    code: 1,
  },
  { says: 'Whose is this pod?', args: ['tree', 'pod', 'cache-2', '-n', 'shop', '--up'], code: 1 },
  {
    says: 'All custom resources of a type, with every condition:',
    args: ['tree', 'crd/redisbackups.cache.example.com', '--conditions'],
    code: 1,
  },
  {
    says: 'What is linked without owner references?',
    args: ['tree', 'rediscluster/cache', '-n', 'shop', '--links', '--exclude-types', 'endpointslices*'],
    code: 1,
  },
  { says: 'What is stuck in the cluster, and why?', args: ['why-stuck', '-A'], code: 1 },
  { says: 'Why does the namespace staging not go away?', args: ['why-stuck', 'ns/staging'], code: 1 },
  { says: 'Whose are the finalizers?', args: ['finalizers', '-A'], code: 1 },
  { says: 'Which operators run here?', args: ['list'], code: 1 },
  { says: 'The same for programs:', args: ['tree', 'rediscluster/cache', '-n', 'shop', '-o', 'name'], code: 1 },
];

for (const { says, args, code } of STEPS) {
  console.log(`# ${says}\n$ kubectl operator ${args.join(' ')} --from test/demo/cluster`);
  const result = await plugin([...args, ...CLUSTER]);
  console.log(result.stdout);
  if (result.code === code && result.stderr === '') continue;
  console.error(`exit code ${result.code} instead of ${code}\n${result.stderr}`);
  process.exitCode = 1;
}
