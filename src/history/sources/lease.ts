import { stringAt } from '../../objects/json.ts';
import { isExpired, leaseState } from '../../objects/lease.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import { whenOf } from '../when.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/**
 * Who leads the operator that serves the object, and since when: a Lease names its present holder alone. The times are those
 * of the holder's clock (client-go tools/leaderelection/leaderelection.go). One that was let go has no holder, and all its
 * times are that of letting go (the same, release).
 */
export const leases: TraceReader = (object, { leases: found, now }) =>
  found.filter(({ of }) => of === object).flatMap(({ lease }) => leaseEntries(object, lease, now));

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
