import { containerStatuses } from '../../../objects/container-status.ts';
import { stringAt } from '../../../objects/json.ts';
import { type KubeObject, objectName } from '../../../objects/object.ts';
import { isPodReady, nodeOf, podPhase } from '../../../objects/pod.ts';
import { readinessOf } from '../../../objects/status/readiness.ts';
import { containersOf } from '../../../objects/workload.ts';
import type { OperatorHouse } from '../../../operators/house.ts';
import type { OperatorWorkload, WatchScope } from '../../../operators/model.ts';
import { formatAge } from '../../text/age.ts';
import type { Cell } from '../../text/table.ts';
import { FRAMEWORKS, installationText, watchesText } from '../words.ts';
import { facts, type PageLayout, tableSection } from './section.ts';

/** What the operator is and where it comes from. */
export function identity({ status: { operator } }: OperatorHouse, layout: PageLayout): string {
  const { workload, companions } = operator;
  return facts(
    [
      ['Workload', workload === undefined ? 'gone' : workloadText(workload)],
      ['Beside it', companions.map(workloadText).join('; ')],
      ['Image', workload === undefined ? undefined : imagesOf(workload.object).join(', ')],
      ['Version', operator.version],
      ['Installed', installationText(operator.installation)],
      ['Framework', FRAMEWORKS[operator.framework] || 'not known'],
      ['Watches', watchesLine(operator.watches)],
      ['Writes as', operator.managers.join(', ')],
    ],
    layout,
  );
}

function workloadText({ object, ready, desired }: OperatorWorkload): string {
  return `${objectName(object)} in ${object.metadata.namespace ?? ''}, ${ready} of ${desired} pods ready`;
}

function imagesOf(workload: KubeObject): string[] {
  return containersOf(workload).flatMap((container) => stringAt(container, 'image') ?? []);
}

function watchesLine(watches: WatchScope): string {
  if (watches.kind === 'unknown') return 'not known';
  return `${watchesText(watches)}: ${watches.evidence.map(({ text }) => text).join('; ')}`;
}

const PODS = [
  { title: 'POD', giveWay: 2, least: 20 },
  { title: 'READY', giveWay: 9, least: 5 },
  { title: 'STATUS', giveWay: 3, least: 10 },
  { title: 'RESTARTS', giveWay: 9, least: 8 },
  { title: 'LAST END', giveWay: 4, least: 10 },
  { title: 'NODE', giveWay: 1, least: 6 },
  { title: 'AGE', giveWay: 9, least: 3 },
];

/** The pods of all its workloads. */
export function pods({ status: { operator }, now }: OperatorHouse, layout: PageLayout): string {
  const all = [operator.workload, ...operator.companions].flatMap((workload) => workload?.pods ?? []);
  return tableSection(
    'Pods',
    PODS,
    all.map((pod) => podRow(pod, now)),
    layout,
  );
}

function podRow(pod: KubeObject, now: number): Cell[] {
  const containers = containerStatuses(pod);
  const ready = isPodReady(pod);
  const { creationTime } = pod.metadata;
  const [ended] = containers
    .flatMap(({ ended: end, lastEnded }) => end ?? lastEnded ?? [])
    .sort((a, b) => (b.finishedAt ?? 0) - (a.finishedAt ?? 0));
  const since = ended?.finishedAt === undefined ? '' : ` ${formatAge(now - ended.finishedAt)} ago`;
  return [
    { text: pod.metadata.name },
    { text: ready ? 'True' : 'False', tone: ready ? 'good' : 'bad' },
    { text: readinessOf(pod, now).reason || podPhase(pod), tone: ready ? 'plain' : 'bad' },
    { text: String(containers.reduce((sum, { restarts }) => sum + restarts, 0)) },
    {
      text:
        ended === undefined
          ? ''
          : `${ended.reason || 'ended'}${ended.exitCode === undefined ? '' : ` (exit code ${ended.exitCode})`}${since}`,
    },
    { text: nodeOf(pod) ?? '', tone: 'dim' },
    { text: creationTime === undefined ? '' : formatAge(now - creationTime) },
  ];
}
