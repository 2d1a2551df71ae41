import { eventsAbout } from '../../objects/event.ts';
import { stringAt } from '../../objects/json.ts';
import { isExpired, leaseState } from '../../objects/lease.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import { between, whenOf } from '../when.ts';
import { whenOfLast } from './events.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/**
 * Who leads the operator that serves the object, and since when: a Lease names its present holder alone, and Events about it
 * those before, as long as they are kept. The times are those of the holder's clock (client-go
 * tools/leaderelection/leaderelection.go). One that was let go has no holder, and all its times are that of letting go (the
 * same, release).
 */
export const leases: TraceReader = (object, { leases: found, events, now }) =>
  found
    .filter(({ of }) => of === object)
    .flatMap(({ lease }) => [...leaseEntries(object, lease, now), ...leaderEntries(object, lease, events)]);

function leaseEntries(object: KubeObject, lease: KubeObject, now: number): Entry[] {
  const state = leaseState(lease);
  const { holder, transitions, renewTime } = state;
  const { namespace = '', name } = lease.metadata;
  const what = { kind: 'lease', lease: `${namespace}/${name}`, holder, transitions } as const;
  const time = (field: string) => whenOf(stringAt(lease.body, 'spec', field));
  return [
    ...traceEntries(object, 'lease', time('acquireTime') ?? (holder === '' ? time('renewTime') : undefined), what),
    ...(renewTime !== undefined && isExpired(state, now)
      ? traceEntries(object, 'lease', time('renewTime'), { ...what, silentSince: renewTime })
      : []),
  ];
}

/** The Event is made when the API server has answered that the Lease is taken: so long an answer may take, in milliseconds. */
const ANSWER = 999;

/** `ID became leader` (client-go tools/leaderelection/leaderelection.go, acquire). */
function leaderEntries(object: KubeObject, lease: KubeObject, events: readonly KubeObject[]): Entry[] {
  const { namespace = '', name } = lease.metadata;
  return eventsAbout(lease, events).flatMap((event) => {
    const [, holder] = /^(\S+) became leader$/.exec(event.message) ?? [];
    if (event.reason !== 'LeaderElection' || holder === undefined) return [];
    const what = { kind: 'lease', lease: `${namespace}/${name}`, holder, transitions: undefined } as const;
    const reported = whenOfLast(event);
    const taken = reported && between((reported.earliest ?? reported.latest) - ANSWER, reported.latest);
    return traceEntries(object, 'events', taken, what);
  });
}
