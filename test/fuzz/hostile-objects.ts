import { FAKE_NODE } from '../control-plane/kwok.ts';
import type { Random } from './random.ts';

/** A request that makes an object, or changes one; the API server may refuse it. */
export interface Write {
  readonly path: string;
  readonly method: 'POST' | 'PATCH';
  readonly body: object;
}

/** Where hostile objects are made. */
export interface Place {
  readonly namespace: string;
  /** Of the type with an open schema, `oddities.GROUP`. */
  readonly group: string;
  /** uids of objects that are there. */
  readonly uids: readonly string[];
}

/** What terminals execute, and what hides from readers. */
const STRINGS = [
  'plain',
  '\u001b[2J\u001b[31mred',
  '\u001b]0;title\u0007',
  'a\rb\bc\u007f',
  '\u202egnirts\u2066',
  '\u200b\ufeff\u00ad',
  '\u009b31m',
  'line one\nline two\r\n\tthree',
  'failed calling webhook "',
  "$(reboot) `reboot` '; reboot #",
  '👩‍👩‍👧 größe 日本',
  'word '.repeat(2000),
  'x'.repeat(20_000),
  '',
] as const satisfies readonly [string, ...string[]];

/** A text that somebody may put into any free field. */
export function hostileText(random: Random): string {
  return random.pick(STRINGS);
}

/** A value where another shape is expected. */
function anything(random: Random): unknown {
  return random.pick([null, true, 7, -1e300, [], {}, [[]], [null], hostileText(random), { status: [] }, ['x', {}]]);
}

const CONDITIONS = ['Ready', 'Progressing', 'Deleting', 'Failed'] as const;

function condition(random: Random): unknown {
  if (random.chance(0.2)) return anything(random);
  const field = (usual: unknown): unknown => (random.chance(0.3) ? anything(random) : usual);
  return {
    type: field(random.pick(CONDITIONS)),
    status: field(random.pick(['True', 'False', 'Unknown'])),
    reason: field(hostileText(random)),
    message: field(hostileText(random)),
    lastTransitionTime: field(random.pick(['2026-01-01T00:00:00Z', 'yesterday', '9999-99-99T99:99:99Z'])),
  };
}

function status(random: Random): unknown {
  if (random.chance(0.2)) return anything(random);
  const conditions = random.chance(0.2)
    ? anything(random)
    : Array.from({ length: random.number(4) }, () => condition(random));
  return { conditions, phase: anything(random), observedGeneration: anything(random), message: hostileText(random) };
}

const FINALIZERS = [
  'example.org/a',
  'foregroundDeletion',
  'orphan',
  'kubernetes.io/pvc-protection',
  'finalizer.that.nobody/knows',
  'cache.example.com/backup',
  'external-attacher/',
  'UPPER.example.com/Case_with.dots-and_lines',
  `${'long.'.repeat(40)}example.com/${'n'.repeat(60)}`,
] as const;

function finalizers(random: Random): string[] {
  const some = Array.from({ length: random.number(4) }, () => random.pick(FINALIZERS));
  // Both at once are refused.
  return some.filter((name) => name !== 'orphan' || !some.includes('foregroundDeletion'));
}

const OWNERS = [
  ['v1', 'ConfigMap'],
  ['v1', 'Node'],
  ['v1', 'Namespace'],
  ['apps/v1', 'Deployment'],
  ['apps/v9', 'Deployment'],
  ['nobody.example.org/v1', 'Nobody'],
] as const satisfies readonly [string, string][];

function owners(random: Random, { uids }: Place): object[] {
  return Array.from({ length: random.number(3) }, (_, at) => {
    const [apiVersion, kind] = random.pick<readonly [string, string]>(OWNERS);
    const uid = random.chance(0.5)
      ? (uids[random.number(Math.max(1, uids.length))] ?? 'none')
      : `uid-${random.number(9)}`;
    return {
      apiVersion,
      kind,
      name: random.pick(['x', 'of.nobody', 'self']),
      uid,
      controller: at === 0,
      blockOwnerDeletion: random.chance(0.5),
    };
  });
}

function metadata(random: Random, place: Place, name: string): object {
  return {
    name,
    finalizers: finalizers(random),
    ownerReferences: owners(random, place),
    annotations: { [`example.org/${random.pick(['a', 'paused', 'note'])}`]: hostileText(random) },
    labels: { app: random.pick(['x', 'y', '']) },
  };
}

/** One random object of one of several kinds, with a name that is its own. */
export function hostileObject(random: Random, place: Place, at: number): Write {
  const core = `/api/v1/namespaces/${place.namespace}`;
  const own = (name = `odd-${at}`): object => metadata(random, place, name);
  const post = (path: string, body: object): Write => ({ path, method: 'POST', body });
  const kinds = [
    () =>
      post(`/apis/${place.group}/v1/namespaces/${place.namespace}/oddities`, {
        apiVersion: `${place.group}/v1`,
        kind: 'Oddity',
        metadata: own(),
        spec: anything(random),
        status: status(random),
      }),
    () => post(`${core}/configmaps`, { metadata: own() }),
    () => post(`${core}/secrets`, { metadata: own(), stringData: { key: 'topsecret' } }),
    () =>
      post(`/apis/rbac.authorization.k8s.io/v1/namespaces/${place.namespace}/roles`, {
        metadata: own(`odd:${at}: ${random.pick(['<b>', "it's $(x)", '日本', 'a\\b', '*', 'semi;colon|pipe'])}`),
        rules: [],
      }),
    () =>
      post(`${core}/pods`, {
        metadata: own(),
        spec: {
          ...(random.chance(0.5) ? { nodeName: FAKE_NODE } : {}),
          terminationGracePeriodSeconds: random.number(3),
          containers: [{ name: 'main', image: 'example.com/main' }],
        },
      }),
    () =>
      post(`${core}/events`, {
        metadata: { name: `odd-${at}`, namespace: place.namespace },
        involvedObject: { kind: 'Oddity', namespace: place.namespace, name: `odd-${random.number(at + 1)}` },
        reason: hostileText(random).slice(0, 100),
        message: hostileText(random).slice(0, 1000),
        type: 'Warning',
      }),
  ] as const;
  return random.pick(kinds)();
}

/** A status that only clients that mean harm would write. */
export function hostilePodStatus(random: Random): object {
  const state = random.pick<object>([
    {},
    { waiting: { reason: hostileText(random), message: hostileText(random) } },
    { terminated: { exitCode: random.number(300), reason: hostileText(random), message: hostileText(random) } },
  ]);
  return {
    status: {
      phase: random.pick(['Running', 'Failed', 'Pending', 'Odd']),
      message: hostileText(random),
      reason: hostileText(random),
      conditions: [{ type: 'Ready', status: 'False', reason: hostileText(random), message: hostileText(random) }],
      containerStatuses: [
        {
          name: random.pick(['main', 'other']),
          image: '',
          imageID: '',
          ready: false,
          restartCount: random.number(99),
          state,
        },
      ],
    },
  };
}
