import { counted } from '../objects/words.ts';
import type { LeaderElection } from '../operators/model.ts';
import type { Judgement } from './judgement.ts';
import type { JudgedProcess } from './report.ts';
import { span } from './words.ts';

/**
 * Whether an operator has a leader at all; undefined where one of its processes works.
 * @param now milliseconds since the epoch
 */
export function judgeElection(
  processes: readonly JudgedProcess[],
  election: LeaderElection | undefined,
  now: number,
): Judgement | undefined {
  if (processes.length === 0 || processes.some(({ role }) => role !== 'standby')) return undefined;
  const who = `None of its ${counted(processes.length, 'process', 'processes')} leads, so nothing is reconciled`;
  const next = 'why-stuck of one of its objects tells why; its log and that of whoever holds the Lease say more.';
  if (election === undefined) return { state: 'nobody-leads', level: 'bad', text: `${who}.`, next };
  const { lease, holder, expired, renewTime } = election;
  const name = `Lease ${lease.metadata.namespace ?? ''}/${lease.metadata.name}`;
  const renewed = renewTime === undefined ? '' : `, last renewed ${span(now - renewTime)} ago`;
  if (holder === '')
    return { state: 'nobody-leads', level: 'bad', text: `${who}: ${name} is held by nobody${renewed}.`, next };
  if (expired)
    return {
      state: 'nobody-leads',
      level: 'bad',
      text: `${who}: ${name} is held by ${holder}${renewed}, and not renewed.`,
      next,
    };
  // Another pod, not read, may hold it: whoever renews it leads.
  return {
    state: 'standby',
    level: 'note',
    text: `${who} here: ${name} is held by ${holder}${renewed}.`,
    next: `Read the pod that holds it: queue pod/NAME -n ${lease.metadata.namespace ?? ''}`,
  };
}
