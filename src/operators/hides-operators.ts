import type { Gap } from '../objects/gap.ts';

/** What tells of an operator's state only, not of its being there. */
const STATE = new Set(['leases', 'pods', 'events', 'services', 'endpointslices']);

/** True where what was not read may be an operator, or what tells that a workload is one. */
export function hidesOperators({ subject }: Gap): boolean {
  if (subject.kind === 'list') return !STATE.has(subject.type.resource);
  return subject.kind === 'group' || subject.kind === 'cluster';
}
