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
  if (processes.length === 0 || processes.some(leadsOrNeedNot)) return undefined;
  const none = `None of its ${counted(processes.length, 'process', 'processes')}`;
  // Some of its controllers are not elected, and work all the same: that others wait is for the Lease to tell.
  const isAtWork = processes.some(({ role }) => role !== 'standby');
  const isLeaseFree = election !== undefined && (election.expired || (election.holder === '' && !isPartial));
  if (isAtWork && !isLeaseFree) return undefined;
  const who = `${none} leads, so nothing is reconciled${isAtWork ? ' but what takes no leader' : ''}`;
  const bad = (text: string): Judgement => ({ state: 'nobody-leads', level: 'bad', text: `${text}.`, next: NEXT });
  const note = (text: string, next: string): Judgement => ({ state: 'standby', level: 'note', text: `${text}.`, next });
  const unread = [...(isPartial ? ['not all of its pods were'] : []), ...(leasesUnread ? ['its Lease was not'] : [])];
  const hidden = () => note(`${none} that were read leads; ${unread.join(', and ')}, so that another one may`, READ);
  if (election === undefined) {
    if (unread.length > 0) return hidden();
    // Metrics of JOSDK have nothing of leaders: that it stands by follows from its having done nothing.
    const isGuessed = processes.every(({ rates }) => rates.now.leading.length === 0);
    return isGuessed ? note(`${none} has reconciled anything, and no Lease of it was found`, NEXT) : bad(who);
  }
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

/** Whether a process leads, or has nothing to lead: its metrics know no election. */
function leadsOrNeedNot({ role, rates }: JudgedProcess): boolean {
  return role === 'leader' || (role === 'alone' && rates.now.leading.length === 0);
}

const READ = 'kubectl get pods names the others; queue pod/NAME reads one.';
