import type { ConditionSetter } from '../knowledge/condition-setters.ts';
import { randomFrom } from '../knowledge/simulated-row.fixture.ts';
import type { JsonObject } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { sample } from '../ownership/objects.fixture.ts';
import type { Coverage } from './coverage.ts';
import type { Entry } from './entry.ts';
import type { Happening } from './happening.ts';
import { subjectOf } from './subject.ts';
import { between, inSecond, narrowed, overlap } from './when.ts';

/** Something that happened to the simulated object. */
export interface SimulatedTruth {
  /** As truthKey makes it. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Of a condition: what changed of it. */
  readonly changed?: ConditionSetter;
}

/** What is left of a simulated past, and what really happened. */
export interface Simulation {
  readonly object: KubeObject;
  readonly events: readonly KubeObject[];
  readonly recorded: readonly Entry[];
  readonly covered: readonly Coverage[];
  /** In the order in which it happened. */
  readonly truths: readonly SimulatedTruth[];
  readonly now: number;
}

/** What a happening and the truth behind it agree in; '' for what has no truth of its own. */
export function truthKey(what: Happening): string {
  switch (what.kind) {
    case 'condition':
      return `condition ${what.type} ${what.status ?? 'removed'}`;
    case 'write':
      return `write ${what.manager} ${what.operation} ${what.subresource ?? ''}`;
    case 'event':
      return `event ${what.reason}`;
    case 'observed':
      return `observed ${what.generation}`;
    case 'created':
    case 'deletion-asked':
      return what.kind;
    default:
      return '';
  }
}

/** Groups whose setters are known, and one whose is not: it uses any of them. */
const GROUPS = { status: 'apps', content: 'source.toolkit.fluxcd.io', unknown: 'cache.example.com' } as const;
const START = Date.parse('2026-11-25T10:00:00Z');
const TYPES = ['Ready', 'Progressing', 'Degraded'] as const;

interface Manager {
  readonly manager: string;
  readonly operation: 'Update' | 'Apply';
  readonly subresource: string | undefined;
  readonly fields: Set<string>;
  time: number;
}

interface Standing {
  status: string;
  reason: string;
  transition: number;
}

/**
 * Lets an API server, users, an operator and a recorder that is away at times do what they do to one object, and answers with
 * what they leave: managedFields (structured-merge-diff: an update takes what it changed, and who loses all goes without a
 * mark), conditions by their setter, counted Events, entries of a store.
 */
export function simulate(seed: number): Simulation {
  const random = randomFrom(seed);
  const number = (below: number): number => Math.floor(random() * below);
  const chance = (probability: number): boolean => random() < probability;
  const pick = <T>(values: readonly [T, ...T[]]): T => values[number(values.length)] ?? values[0];

  const known = pick(['status', 'content', 'unknown'] as const);
  const setter: ConditionSetter = known === 'unknown' ? pick(['status', 'content', 'write'] as const) : known;
  const truths: SimulatedTruth[] = [];
  const managers = new Map<string, Manager>();
  const spec = new Map<string, number>();
  const conditions = new Map<string, Standing>();
  const events = new Map<string, { count: number; first: number; last: number }>();
  let time = START + number(1000);
  let [generation, observed] = [1, 0];
  let deletion: number | undefined;
  const created = time;
  const happened = (key: string, changed?: ConditionSetter): void => {
    truths.push({ key, time, ...(changed === undefined ? {} : { changed }) });
  };

  const take = (
    manager: string,
    operation: Manager['operation'],
    subresource: string | undefined,
    fields: string[],
  ) => {
    const key = `${manager} ${operation} ${subresource ?? ''}`;
    for (const [other, { fields: theirs }] of managers) {
      if (other === key || operation === 'Apply') continue;
      for (const field of fields) theirs.delete(field);
      if (theirs.size === 0) managers.delete(other);
    }
    const own = managers.get(key) ?? { manager, operation, subresource, fields: new Set<string>(), time };
    for (const field of fields) own.fields.add(field);
    own.time = time;
    managers.set(key, own);
    happened(`write ${key}`);
  };

  const recorder = createRecorder(random);
  const edit = (): void => {
    const field = `spec.${pick(['replicas', 'version', 'auth'] as const)}`;
    spec.set(field, (spec.get(field) ?? 0) + 1);
    generation++;
    take(pick(['kubectl-edit', 'helm'] as const), 'Update', undefined, [field]);
  };
  const remove = (): void => {
    const [field] = spec.keys();
    if (field === undefined) return;
    spec.delete(field);
    generation++;
    for (const [key, { fields }] of managers) {
      fields.delete(field);
      if (fields.size === 0) managers.delete(key);
    }
  };
  const apply = (): void => {
    const isChange = chance(0.5) || !spec.has('spec.replicas');
    if (isChange) {
      spec.set('spec.replicas', number(1e9));
      generation++;
    }
    take('argocd', 'Apply', undefined, ['spec.replicas', 'metadata.labels.app']);
  };
  const reconcile = (): void => {
    const answered: string[] = [];
    if (observed !== generation) {
      observed = generation;
      happened(`observed ${generation}`);
      answered.push('status.observedGeneration');
    }
    for (const type of TYPES) {
      if (!chance(0.6)) continue;
      const old = conditions.get(type);
      if (old !== undefined && chance(0.1)) {
        conditions.delete(type);
        happened(`condition ${type} removed`, 'status');
        recorder.condition(time, type, undefined, old.status);
        answered.push('status.conditions');
        continue;
      }
      const next = { status: pick(['True', 'False', 'Unknown'] as const), reason: pick(['A', 'B'] as const) };
      const changed = changeOf(old, next);
      if (changed === 'write' && setter !== 'write') continue;
      const moves = setter === 'write' || changed === 'status' || (setter === 'content' && changed === 'content');
      conditions.set(type, { ...next, transition: moves || old === undefined ? time : old.transition });
      happened(`condition ${type} ${next.status}`, changed);
      if (changed !== 'write') recorder.condition(time, type, conditions.get(type), old?.status);
      answered.push('status.conditions');
    }
    if (answered.length > 0) take('operator', 'Update', 'status', answered);
  };
  const report = (): void => {
    const reason = pick(['Scheduled', 'Failed'] as const);
    const { count = 0, first = time } = events.get(reason) ?? {};
    events.set(reason, { count: count + 1, first, last: time });
    happened(`event ${reason}`);
    recorder.event(time, reason, count + 1, first);
  };

  happened('created');
  spec.set('spec.replicas', 1);
  take(pick(['kubectl-create', 'helm'] as const), 'Update', undefined, ['spec.replicas', 'metadata.labels.app']);
  for (let step = 0; step < 40; step++) {
    time += pick([number(50), number(50), number(900), number(5000), number(600_000)]);
    recorder.mayComeOrGo(time, conditions);
    pick([
      edit,
      () => take('kubectl-label', 'Update', undefined, ['metadata.labels.x']),
      remove,
      apply,
      reconcile,
      reconcile,
      report,
    ])();
    if (deletion === undefined && step > 30 && chance(0.1)) {
      deletion = time;
      generation++;
      happened('deletion-asked');
    }
  }
  const now = time + number(100_000);

  const object = sample({
    apiVersion: `${GROUPS[known]}/v1`,
    kind: 'RedisCluster',
    name: 'cache',
    uid: 'u',
    rest: {
      metadata: {
        ...{ name: 'cache', namespace: 'shop', uid: 'u', generation, creationTimestamp: second(created) },
        ...(deletion === undefined ? {} : { deletionTimestamp: second(deletion), deletionGracePeriodSeconds: 0 }),
        managedFields: [...managers.values()].map(managedEntry),
      },
      status: {
        observedGeneration: observed,
        conditions: [...conditions].map(([type, { status, reason, transition }]) => ({
          ...{ type, status, reason, message: '', lastTransitionTime: second(transition) },
        })),
      },
    },
  });
  const left = [...events].map(([reason, { count, first, last }]) =>
    sample({
      kind: 'Event',
      name: `cache.${reason}`,
      rest: {
        involvedObject: { kind: 'RedisCluster', name: 'cache', namespace: 'shop', uid: 'u' },
        ...{ reason, message: '', count, firstTimestamp: second(first), lastTimestamp: second(last) },
      },
    }),
  );
  const subject = subjectOf(object);
  const recorded = recorder.entries(now).map((entry) => ({ ...entry, subject }));
  const covered = recorder.covered(now).map((span) => ({ ...span, subject }));
  return { object, events: left, recorded, covered, truths, now };
}

function changeOf(old: Standing | undefined, next: { status: string; reason: string }): ConditionSetter {
  if (old?.status !== next.status) return 'status';
  return old.reason === next.reason ? 'write' : 'content';
}

type Kept = Omit<Entry, 'subject'>;

/** What a recorder writes down that comes and goes; each change is seen some milliseconds after it happened. */
function createRecorder(random: () => number) {
  const kept: Kept[] = [];
  const spans: { since: number; until: number }[] = [];
  const last = new Map<string, string>();
  const transitions = new Map<string, number>();
  let since: number | undefined;
  let left: number | undefined;
  let [sequence, latest] = [0, 0];
  const add = (entry: Omit<Kept, 'sources'>): void => {
    kept.push({ ...entry, sources: ['record'] });
  };
  return {
    mayComeOrGo(time: number, present: ReadonlyMap<string, Standing>): void {
      // What it saw last has arrived by then.
      if (random() > 0.15 || time < latest + 100) return;
      if (since !== undefined) {
        spans.push({ since, until: time - 1 });
        left = time - 1;
        since = undefined;
        return;
      }
      since = time;
      if (left !== undefined) add({ when: between(time, time), what: { kind: 'hole', from: left, why: 'stopped' } });
      for (const [type, { status, reason, transition }] of present) {
        if (last.get(type) === `${status} ${reason}`) continue;
        last.set(type, `${status} ${reason}`);
        // What a first look finds is dated by what the object says, where that is new.
        const stated = inSecond(Math.floor(transition / 1000) * 1000);
        const seen = between(left, time);
        const isMoved = transitions.get(type) !== transition;
        transitions.set(type, transition);
        const when = isMoved && overlap(stated, seen) ? narrowed(stated, seen) : seen;
        add({ when, what: { kind: 'condition', type, status, reason, message: '', timeOf: 'write' } });
      }
      for (const type of [...last.keys()].filter((one) => !present.has(one))) {
        last.delete(type);
        const gone = { kind: 'condition', type, status: undefined, reason: '', message: '' } as const;
        add({ when: between(left, time), what: gone });
      }
    },
    condition(time: number, type: string, now: Standing | undefined, was: string | undefined): void {
      if (since === undefined) return;
      if (now === undefined) last.delete(type);
      else {
        last.set(type, `${now.status} ${now.reason}`);
        transitions.set(type, now.transition);
      }
      const what = { kind: 'condition', type, status: now?.status, reason: now?.reason ?? '', message: '' } as const;
      // What a store has of an object ends in the order in which it was seen.
      latest = Math.max(latest, time + Math.floor(random() * 40));
      const when = between(time - Math.floor(random() * 40), latest);
      add({ when, what: { ...what, before: { status: was } }, sequence: sequence++ });
    },
    event(time: number, reason: string, count: number, first: number): void {
      if (since === undefined) return;
      const begun = Math.floor(first / 1000) * 1000;
      const isEarlier = ({ what }: Kept) => what.kind === 'event' && what.reason === reason;
      const at = kept.findIndex(isEarlier);
      if (at >= 0) kept.splice(at, 1);
      const what = { kind: 'event', type: '', reason, message: '', count, first: begun, reporter: '' } as const;
      add({ when: inSecond(Math.floor(time / 1000) * 1000), what });
    },
    entries: (now: number): readonly Kept[] =>
      since === undefined && left !== undefined
        ? [
            ...kept,
            { when: between(now, now), sources: ['record'], what: { kind: 'hole', from: left, why: 'stopped' } },
          ]
        : kept,
    covered: (now: number) => (since === undefined ? spans : [...spans, { since, until: now }]),
  };
}

function managedEntry({ manager, operation, subresource, time, fields }: Manager): JsonObject {
  const fieldsV1: JsonObject = {};
  for (const field of fields) {
    let at = fieldsV1;
    for (const name of field.split('.')) {
      const below = at[`f:${name}`];
      const next: JsonObject = typeof below === 'object' && below !== null && !Array.isArray(below) ? below : {};
      at[`f:${name}`] = next;
      at = next;
    }
  }
  return {
    ...{ manager, operation, apiVersion: 'v1', time: second(time), fieldsType: 'FieldsV1', fieldsV1 },
    ...(subresource === undefined ? {} : { subresource }),
  };
}

/** As Kubernetes writes times: cut to the second. */
function second(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
