import { eventNamespace, eventsAboutEarlier, type ReportedEvent } from '../../objects/event.ts';
import { type FieldManager, fieldManagersOf } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { inWords } from '../../objects/words.ts';
import type { Operator } from '../../operators/model.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { eventsIn } from '../down/needs.ts';
import type { Evidence, Remedy } from '../finding.ts';
import type { Changes } from '../query.ts';
import { changesNow } from '../remains/changes.ts';
import { judgeOwners, ownerQueries } from '../remains/owner-marks.ts';
import { defineRule } from '../rule.ts';

/** An object older than this is not what its user has just deleted. Milliseconds. */
const YOUNG = 5 * 60_000;
/** An owner this much older was there before: the object is not part of its first set-up. Milliseconds. */
const OLDER = 10 * 60_000;

/** Kinds that controllers make anew all the time, in normal work. */
const EPHEMERAL: ReadonlySet<string> = new Set([
  ...['Pod', 'ReplicaSet', 'Job', 'ControllerRevision', 'EndpointSlice', 'Endpoints', 'Event', 'Lease'],
  ...['PersistentVolumeClaim', 'VolumeAttachment', 'CertificateRequest', 'Node'],
]);

/** "I deleted it and it is back": somebody whose affair it is has made the object anew. */
export const madeAnew = defineRule({
  id: 'made-anew',
  explains: 'live',
  looksFor:
    'An object that was deleted and made anew: by Events about an earlier one of that name, its age and its maker.',
  sources: ['kubernetes.io/docs/concepts/architecture/controller', 'kubernetes/api core/v1/types.go (Event)'],
  applies: ({ object }, { now }) => isYoung(object, now) && !EPHEMERAL.has(object.type.kind),
  needs: ({ object }) => ({
    ...ownerQueries(object),
    events: eventsIn(eventNamespace(object)),
    changes: changesNow(object),
    operators: { kind: 'operators' } as const,
  }),
  judge({ object }, { events, changes, operators, ...owners }, { now }) {
    const [earlier] = eventsAboutEarlier(object, events.ok ? events.value : []);
    const proof = [
      ...(earlier === undefined ? [] : [fromEvent(earlier)]),
      ...(changes.ok ? fromWatch(object, changes.value) : []),
    ];
    const maker = makerOf(object);
    const controller = controllerOf(object, judgeOwners(object, owners).solid);
    const isOperators = operators.ok && maker !== undefined && isItsOperator(operators.value.operators, maker, object);
    const isOld = controller !== undefined && isOlder(controller, object);
    if (proof.length === 0 && !isOld && !(object.metadata.owners.length === 0 && isOperators)) return [];
    const who =
      controller !== undefined
        ? `${inWords(controller)}, which controls it, has it made anew`
        : `${maker?.manager ?? 'somebody'} makes it anew`;
    return [
      {
        kind: 'root',
        summary: proof.length > 0 ? `an earlier one is gone: ${who}` : `${who} whenever it is deleted`,
        certainty: proof.length > 0 ? 'certain' : 'possible',
        decisive: proof.length > 0,
        evidence: [...proof, ...made(object, maker, now)],
        remedies: [remedy(controller, maker)],
      },
    ];
  },
});

function isYoung({ metadata }: KubeObject, now: number): boolean {
  return metadata.creationTime !== undefined && now - metadata.creationTime < YOUNG;
}

function isOlder({ metadata }: KubeObject, than: KubeObject): boolean {
  return (than.metadata.creationTime ?? 0) - (metadata.creationTime ?? Number.POSITIVE_INFINITY) >= OLDER;
}

function fromEvent({ reason, message, last }: ReportedEvent): Evidence {
  return { text: `${reason} of an earlier one with another uid: ${message}`, source: 'event', time: last };
}

function fromWatch({ metadata }: KubeObject, { seen }: Changes): Evidence[] {
  const anew = seen.find(({ kind, object }) => kind === 'added' && object.metadata.uid !== metadata.uid);
  if (anew === undefined) return [];
  const time = anew.object.metadata.creationTime;
  return [{ text: 'it went and came back with another uid while it was watched', source: 'watch', time }];
}

/**
 * Who made the object: its first field manager, where that has not written it again since. Nobody where others wrote it
 * within the same second, such as an operator that puts its finalizer on what it sees.
 */
function makerOf(object: KubeObject): FieldManager | undefined {
  const writers = fieldManagersOf(object).filter(({ subresource }) => subresource === undefined);
  const first = writers.at(-1);
  const made = object.metadata.creationTime;
  if (first?.time === undefined || made === undefined) return undefined;
  if (writers.some(({ time, manager }) => time === first.time && manager !== first.manager)) return undefined;
  return first.time - made <= AT_ONCE ? first : undefined;
}

/** Times in metadata are whole seconds. */
const AT_ONCE = 2000;

function made({ metadata }: KubeObject, maker: FieldManager | undefined, now: number): Evidence[] {
  const by = maker === undefined ? '' : ` by ${maker.manager}`;
  return [
    {
      text: `made${by}`,
      source: maker === undefined ? 'metadata' : 'managedFields',
      time: metadata.creationTime ?? now,
    },
  ];
}

function controllerOf({ metadata }: KubeObject, solid: readonly KubeObject[]): KubeObject | undefined {
  const controller = metadata.owners.find((owner) => owner.controller);
  return solid.find((owner) => owner.metadata.uid === controller?.uid);
}

/** An operator that itself makes objects of a type that it serves. */
function isItsOperator(operators: readonly Operator[], { manager }: FieldManager, { type }: KubeObject): boolean {
  return operators.some(
    ({ managers, serves, name }) =>
      (managers.includes(manager) || name === manager) && serves.some((served) => served.type === groupResource(type)),
  );
}

function remedy(controller: KubeObject | undefined, maker: FieldManager | undefined): Remedy {
  if (controller === undefined)
    return {
      effect: `To get rid of it for good, tell ${maker?.manager ?? 'its maker'} not to make it.`,
      safety: 'safe',
    };
  const { namespace } = controller.metadata;
  return {
    command: kubectl(...inNamespace(namespace), 'get', typeAndName(controller), '-o', 'yaml'),
    effect: `Shows what asks for it. It is gone for good only when ${inWords(controller)} does not ask for it any more, or goes itself.`,
    safety: 'safe',
  };
}
