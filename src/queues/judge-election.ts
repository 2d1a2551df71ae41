import { counted } from '../objects/words.ts';
import type { LeaderElection } from '../operators/model.ts';
import type { Judgement } from './judgement.ts';
import type { JudgedProcess } from './report.ts';
import { span } from './words.ts';

/** What is known of who leads, and what may hide it. */
export interface ElectionFacts {
  /** undefined: no Lease of it was found. */
  readonly election: LeaderElection | undefined;
  /** Some of its processes were not read. */
  readonly isPartial: boolean;
  /** Leases of its namespace could not be read. */
  readonly leasesUnread: boolean;
}

const NEXT = 'why-stuck of one of its objects tells why; its log and that of whoever holds the Lease say more.';

/**
 * Whether an operator has a leader at all; undefined where one of its processes works. That nobody leads is said only where
 * nobody who was not read can: by all of its processes, or by a Lease that nobody renews.
 * @param now milliseconds since the epoch
 */
export function judgeElection(
  processes: readonly JudgedProcess[],
  { election, isPartial, leasesUnread }: ElectionFacts,
  now: number,
): Judgement | undefined {
  if (processes.length === 0 || processes.some(({ role }) => role !== 'standby')) return undefined;
  const none = `None of its ${counted(processes.length, 'process', 'processes')}`;
  const who = `${none} leads, so nothing is reconciled`;
  const bad = (text: string): Judgement => ({ state: 'nobody-leads', level: 'bad', text: `${text}.`, next: NEXT });
  const note = (text: string, next: string): Judgement => ({ state: 'standby', level: 'note', text: `${text}.`, next });
  const unread = [...(isPartial ? ['not all of its pods were'] : []), ...(leasesUnread ? ['its Lease was not'] : [])];
  const hidden = () => note(`${none} that were read leads; ${unread.join(', and ')}, so that another one may`, READ);
  if (election === undefined) return unread.length > 0 ? hidden() : bad(who);
  const { lease, holder, expired, renewTime } = election;
  const name = `Lease ${lease.metadata.namespace ?? ''}/${lease.metadata.name}`;
  const renewed = renewTime === undefined ? '' : `, last renewed ${span(now - renewTime)} ago`;
  if (holder === '') return isPartial ? hidden() : bad(`${who}: ${name} is held by nobody${renewed}`);
  if (expired) return bad(`${who}: ${name} is held by ${holder}${renewed}, and not renewed`);
  // Another pod, not read, may hold it: whoever renews it leads.
  return note(
    `${who} here: ${name} is held by ${holder}${renewed}`,
    `Read the pod that holds it: queue pod/NAME -n ${lease.metadata.namespace ?? ''}`,
  );
}

const READ = 'kubectl get pods names the others; queue pod/NAME reads one.';
