import { kubectl } from '../../diagnosis/commands.ts';
import { applierText } from '../../versions/applier-text.ts';
import type { JudgedDefinition, VersionsReport } from '../../versions/report.ts';
import type { DefinitionVerdict, JudgedVersion, VersionVerdict } from '../../versions/verdict.ts';
import { hung, type Layout, paragraph } from '../diagnosis/lines.ts';
import { gapLines } from '../gap-lines.ts';
import { numberText } from '../operators/words.ts';
import { formatAge } from '../text/age.ts';
import type { Tone } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { type Cell, type Column, renderTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { versionsAnswer } from './answer.ts';
import { conversionText } from './conversion.ts';
import type { VersionsLayout } from './table.ts';
import { blockText, olderStorage, userText, VERSION_VERDICTS } from './words.ts';

/** One CRD: the answer, a line for each version, what blocks removing each, who writes, conversion, and what to do. */
export function versionsPage(
  report: VersionsReport,
  judged: JudgedDefinition,
  { width, paint, wide }: VersionsLayout,
): string {
  const layout = { width: wide ? Number.POSITIVE_INFINITY : width, paint };
  const { now } = report;
  const { versions, facts } = judged;
  const gaps = gapLines(report.gaps).map((line) => `${wrap(line, layout.width)}\n`);
  const next = nextSteps(judged);
  return [
    paragraph(versionsAnswer(report), '', layout),
    renderTable(
      COLUMNS,
      versions.map((version) => row(version, now)),
      layout.width,
      paint,
    ),
    ...versions.flatMap((version) => blocks(version, facts.definition.versions.length, now, layout)),
    hung('Conversion  ', conversionText(facts, judged.conversion, now), layout) +
      hung('Applied by  ', applied(judged), layout) +
      hung('Objects     ', objectsText(judged), layout),
    ...(next.length === 0 ? [] : [next.map((line) => `Next: ${sanitize(line)}\n`).join('')]),
    ...(gaps.length === 0 ? [] : [gaps.join('')]),
  ].join('\n');
}

const COLUMNS: readonly Column[] = [
  { title: 'VERSION', giveWay: 9, least: 7 },
  { title: 'SERVED', giveWay: 8, least: 6 },
  { title: 'STORED', giveWay: 8, least: 6 },
  { title: 'WRITTEN BY', giveWay: 1, least: 16 },
  { title: 'LAST', giveWay: 7, least: 4 },
  { title: 'VERDICT', giveWay: 9, least: 10 },
];

const TONES = {
  ...{ storage: 'plain', 'migrate-storage': 'busy', keep: 'plain', 'in-use': 'plain', 'stop-serving': 'good' },
  ...{ 'clean-managed-fields': 'busy', remove: 'good', unknown: 'dim' },
} as const satisfies Record<VersionVerdict, Tone>;

function row(version: JudgedVersion, now: number): Cell[] {
  const { name, served, deprecated, stored, storage, inSpec, users, verdict } = version;
  const current = users.filter(({ movedOn }) => !movedOn);
  const last = Math.max(...current.map((user) => user.last ?? 0));
  return [
    { text: name, tone: 'strong' },
    { text: inSpec ? (served ? (deprecated ? 'deprecated' : 'yes') : 'no') : 'not in spec' },
    { text: storage ? 'yes' : stored ? 'stale' : 'no', tone: stored && !storage ? 'busy' : 'plain' },
    { text: [...new Set(current.map(({ manager }) => manager))].join(', ') },
    { text: last > 0 ? formatAge(now - last) : '' },
    { text: VERSION_VERDICTS[verdict], tone: TONES[verdict] },
  ];
}

/** What stands in the way of removing a version that could go some day. */
function blocks(
  { name, storage, verdict, blocks: found, users }: JudgedVersion,
  all: number,
  now: number,
  layout: Layout,
): string[] {
  if (storage || verdict === 'keep' || all < 2) return [];
  const moved = users.filter(({ movedOn }) => movedOn);
  const lines = [
    ...found.map((block) => hung('  - ', blockText(block, name, now), layout)),
    ...moved.map((user) => hung('  - ', `${userText(user, now)}; it writes with another version by now.`, layout)),
  ];
  if (found.length === 0)
    return [paragraph(`Nothing that was read blocks removing ${name}.`, '', layout) + lines.join('')];
  return [paragraph(`What blocks removing ${name}`, '', layout) + lines.join('')];
}

function applied({ facts: { applier } }: JudgedDefinition): string {
  const name = applierText(applier);
  return name === '' ? 'not known' : `${name} (${applier.evidence})`;
}

function objectsText({ facts: { objects } }: JudgedDefinition): string {
  if (objects.count !== undefined) return numberText(objects.count);
  return objects.read === 'some' ? 'not all could be read' : 'not read';
}

/** Commands for the verdict, never wrapped so that they can be pasted; none where nothing is to be done. */
function nextSteps(judged: JudgedDefinition): string[] {
  const { verdict, about, facts } = judged;
  const { name } = facts.definition;
  const deprecate = about.map((version) => kubectl('operator', 'deprecate-version', name, version));
  const older = olderStorage(judged);
  const steps = {
    'fix-conversion': fixConversion(facts),
    // Objects would be stored as the older version, which is rarely what is wanted.
    'migrate-storage': [
      older === undefined
        ? kubectl('operator', 'migrate-storage', name)
        : kubectl('operator', 'deprecate-version', name, older),
    ],
    'clean-managed-fields': [kubectl('operator', 'migrate-storage', name, '--managed-fields')],
    ...{ 'move-users': deprecate, remove: deprecate, 'stop-serving': deprecate },
    ...{ unknown: [], 'nothing-to-do': [] },
  } satisfies Record<DefinitionVerdict, string[]>;
  return steps[verdict];
}

function fixConversion({ webhook }: JudgedDefinition['facts']): string[] {
  const service = webhook?.target.service;
  if (service === undefined) return [];
  const { namespace, name } = service;
  return [
    kubectl('-n', namespace, 'get', `service/${name}`, 'endpointslices', '-l', `kubernetes.io/service-name=${name}`),
  ];
}
