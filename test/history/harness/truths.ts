import type { TrueTime } from './clock.ts';
import type { WatchedObject } from './watch.ts';

/** One version of an object, and when it was written. */
export interface TrueVersion {
  readonly object: WatchedObject;
  readonly when: TrueTime;
  /** True: the object went with it. */
  readonly isEnd: boolean;
}

/** Something that really happened, under the key that what is told of it has too (told-key.ts). */
export interface Truth {
  /** Whose it is; '' for what is told of others' objects: Leases, ReplicaSets. */
  readonly uid: string;
  readonly key: string;
  /** Of a condition: its reason and message then. */
  readonly text?: string | undefined;
  readonly when: TrueTime;
}

/**
 * What versions of objects show to have happened, each from one version to the next.
 * @param versions in the order in which they were written
 */
export function truthsOf(versions: readonly TrueVersion[]): readonly Truth[] {
  const last = new Map<string, TrueVersion>();
  return versions.flatMap((version) => {
    const { uid } = version.object.metadata;
    const before = last.get(uid);
    last.set(uid, version);
    return keysOf(version, before).map(
      ({ key, text, of = uid }): Truth => ({ uid: of, key, text, when: version.when }),
    );
  });
}

interface Key {
  readonly key: string;
  readonly text?: string;
  readonly of?: string;
}

function keysOf({ object, isEnd }: TrueVersion, before: TrueVersion | undefined): readonly Key[] {
  if (isEnd) return [{ key: 'deleted' }];
  const old = before?.object;
  return [
    ...lifeKeys(object, old),
    ...writeKeys(object, old),
    ...conditionKeys(object, old),
    ...containerKeys(object, old),
    ...aboutOthers(object, old),
  ];
}

function lifeKeys({ metadata, status }: WatchedObject, old: WatchedObject | undefined): readonly Key[] {
  const { generation, deletionTimestamp } = metadata;
  const observed = observedOf(status);
  return [
    ...(old === undefined ? [{ key: 'created' }] : []),
    ...(deletionTimestamp !== undefined && old?.metadata.deletionTimestamp === undefined
      ? [{ key: 'deletion-asked' }]
      : []),
    ...(generation !== undefined && generation !== old?.metadata.generation
      ? [{ key: `generation ${generation}` }]
      : []),
    ...observed.filter((each) => !observedOf(old?.status).includes(each)).map((each) => ({ key: `observed ${each}` })),
    ...(status?.phase !== undefined && status.phase !== old?.status?.phase ? [{ key: `phase ${status.phase}` }] : []),
  ];
}

/** Operators write it at the top of the status, in conditions, or in both. */
function observedOf(status: WatchedObject['status']): readonly number[] {
  const all = [status?.observedGeneration, ...(status?.conditions ?? []).map((one) => one.observedGeneration)];
  return [...new Set(all.filter((each) => each !== undefined))];
}

function writeKeys({ metadata }: WatchedObject, old: WatchedObject | undefined): readonly Key[] {
  const known = new Set((old?.metadata.managedFields ?? []).map((entry) => JSON.stringify(entry)));
  return (metadata.managedFields ?? [])
    .filter((entry) => !known.has(JSON.stringify(entry)))
    .map(({ manager, operation, subresource = '' }) => ({
      key: `write ${manager} ${operation} ${subresource}`.trimEnd(),
    }));
}

function conditionKeys({ status }: WatchedObject, old: WatchedObject | undefined): readonly Key[] {
  const before = new Map((old?.status?.conditions ?? []).map((one) => [one.type, one]));
  const now = status?.conditions ?? [];
  const removed = [...before.keys()].filter((type) => !now.some((one) => one.type === type));
  return [
    ...now.flatMap((one): Key[] => {
      const [was, text] = [before.get(one.type), conditionText(one)];
      if (was?.status !== one.status) return [{ key: `condition ${one.type} ${one.status}`, text }];
      const isStamped = was.lastTransitionTime !== one.lastTransitionTime;
      return [
        ...(conditionText(was) === text ? [] : [{ key: `words ${one.type} ${one.status}`, text }]),
        // An operator that has not seen its own write yet changes it once more.
        ...(isStamped ? [{ key: `stamp ${one.type} ${one.status}`, text }] : []),
      ];
    }),
    ...removed.map((type) => ({ key: `condition ${type} removed` })),
  ];
}

/** What a condition says beside its status. */
export function conditionText({ reason = '', message = '' }: { reason?: string; message?: string }): string {
  return `${reason} ${message}`.trim();
}

function containerKeys({ status }: WatchedObject, old: WatchedObject | undefined): readonly Key[] {
  const before = new Set((old?.status?.containerStatuses ?? []).flatMap(containerMarks).map(({ mark }) => mark));
  return (status?.containerStatuses ?? []).flatMap(containerMarks).filter(({ mark }) => !before.has(mark));
}

function containerMarks({
  name,
  state,
  lastState,
}: NonNullable<NonNullable<WatchedObject['status']>['containerStatuses']>[number]) {
  return [state, lastState].flatMap((one) => [
    ...(one?.running === undefined ? [] : [{ key: `container ${name} started`, mark: `s ${one.running.startedAt}` }]),
    ...(one?.terminated === undefined
      ? []
      : [
          { key: `container ${name} started`, mark: `s ${one.terminated.startedAt}` },
          { key: `container ${name} ended`, mark: `e ${one.terminated.finishedAt}` },
        ]),
  ]);
}

/** What is told of one object and stands in another: Events, Leases, revisions. */
function aboutOthers(object: WatchedObject, old: WatchedObject | undefined): readonly Key[] {
  const { kind, metadata, spec, reason = '', message = '', involvedObject } = object;
  if (kind === 'Event') return [{ key: `event ${reason} ${message}`, of: involvedObject?.uid ?? '' }];
  if (kind === 'Lease' && spec?.holderIdentity !== old?.spec?.holderIdentity)
    return [{ key: `lease ${metadata.namespace}/${metadata.name} ${spec?.holderIdentity ?? ''}`, of: '' }];
  // One that is gone back to gets the next number.
  if (kind === 'ReplicaSet' || kind === 'ControllerRevision')
    return revisionOf(object) === revisionOf(old) ? [] : [{ key: `rollout ${metadata.name}`, of: '' }];
  return [];
}

function revisionOf(object: WatchedObject | undefined): string | undefined {
  return object?.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? object?.revision?.toString();
}
