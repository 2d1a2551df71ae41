import type { OperatorHouse } from '../../../operators/house.ts';
import type { LeaderElection } from '../../../operators/model.ts';
import { formatAge } from '../../text/age.ts';
import { factSection, type PageLayout } from './section.ts';

/** By which Lease the leader is elected, who it is, and whether it is alive. */
export function leader({ status: { operator }, now }: OperatorHouse, layout: PageLayout): string {
  const { leaderElection: election } = operator;
  if (election === undefined) return '';
  const { lease, acquireTime, renewTime, durationSeconds, transitions } = election;
  const ago = (time: number | undefined) => (time === undefined ? undefined : `${formatAge(now - time)} ago`);
  const held = election.holder !== '';
  return factSection(
    'Leader election',
    [
      ['Lease', `${lease.metadata.namespace ?? ''}/${lease.metadata.name}`],
      ['Holder', holderText(election, now)],
      // Who releases a Lease writes these as well (client-go tools/leaderelection, release): they tell of nobody.
      ['Acquired', held ? ago(acquireTime) : undefined],
      ['Renewed', held ? renewedText(ago(renewTime), election) : undefined],
      ['Lasts', durationSeconds === undefined || !held ? undefined : `${durationSeconds}s without being renewed`],
      ['Transitions', transitions === undefined ? undefined : String(transitions)],
    ],
    layout,
  );
}

function holderText({ holder, pod, expired, renewTime }: LeaderElection, now: number): string {
  if (holder === '')
    return `nobody: it was released${renewTime === undefined ? '' : ` ${formatAge(now - renewTime)} ago`}`;
  if (pod !== undefined) return `${holder}: its pod ${pod.metadata.name}`;
  return `${holder}: ${expired ? 'no pod of this name is there any more' : 'none of its pods has this name'}`;
}

function renewedText(ago: string | undefined, { expired }: LeaderElection): string {
  return `${ago ?? 'never'}${expired ? ': expired, nobody leads' : ''}`;
}
