import { inNamespace, kubectl } from '../../../diagnosis/commands.ts';
import type { Definition, DefinitionVersion } from '../../../objects/definition.ts';
import type { OperatorHouse } from '../../../operators/house.ts';
import { addTallies } from '../../../operators/report.ts';
import type { Tally } from '../../../operators/tally.ts';
import type { Cell } from '../../text/table.ts';
import { countsText, numberText, pluralOf } from '../words.ts';
import { commandSection, type PageLayout, tableSection, textSection } from './section.ts';

/** What it serves, at which versions, and how the custom resources are doing. */
export function types({ status, definitions }: OperatorHouse, layout: PageLayout): string {
  const rows = status.operator.serves.map(({ type }) => {
    const definition = definitions.find(({ name }) => name === type);
    const tally = status.tallies.find((candidate) => candidate.type === type);
    return {
      cells: [{ text: type }, countsCell(tally)],
      text: definition === undefined ? '' : versionsText(definition),
    };
  });
  return textSection('Types', ['TYPE', 'CUSTOM RESOURCES', 'VERSIONS'], rows, layout);
}

function versionsText({ versions, storedVersions }: Definition): string {
  const marks = ({ storage, served, deprecated }: DefinitionVersion) => [
    ...(storage ? ['stored'] : []),
    ...(served ? [] : ['not served']),
    ...(deprecated ? ['deprecated'] : []),
  ];
  const texts = versions.map((version) => {
    const said = marks(version);
    return `${version.name}${said.length === 0 ? '' : ` (${said.join(', ')})`}`;
  });
  const old = storedVersions.filter((name) => !versions.some((version) => version.storage && version.name === name));
  return `${texts.join(', ')}${old.length === 0 ? '' : `; still stored at ${old.join(', ')}`}`;
}

function countsCell(tally: Tally | undefined): Cell {
  if (tally === undefined) return { text: '' };
  return {
    text: countsText(addTallies([tally])),
    tone: tally.stuck > 0 ? 'bad' : tally.notReady > 0 ? 'busy' : 'plain',
  };
}

const CONDITIONS = [
  { title: 'TYPE', giveWay: 4, least: 12 },
  { title: 'CONDITION', giveWay: 3, least: 10 },
  { title: 'REASON', giveWay: 1, least: 10 },
  { title: 'OBJECTS', giveWay: 9, least: 7 },
];

/** How many conditions of a type are shown; all are in `-o json`. */
const MOST = 8;

/** The conditions of its custom resources, counted. */
export function conditions({ status: { tallies } }: OperatorHouse, layout: PageLayout): string {
  const rows = tallies.flatMap(({ type, conditions: counts }) =>
    counts
      .slice(0, MOST)
      .map((condition, at): Cell[] => [
        { text: at === 0 ? pluralOf(type) : '' },
        { text: `${condition.type}=${condition.status}` },
        { text: condition.reason },
        { text: numberText(condition.count) },
      ]),
  );
  return tableSection('Conditions of custom resources', CONDITIONS, rows, layout);
}

const EXAMPLES = [
  { title: 'OBJECT', giveWay: 2, least: 20 },
  { title: 'NAMESPACE', giveWay: 3, least: 9 },
  { title: 'STATE', giveWay: 9, least: 9 },
  { title: 'BY', giveWay: 1, least: 10 },
];

/** Some of its custom resources that are not as they should be, and how to learn why. */
export function troubled({ status: { tallies } }: OperatorHouse, layout: PageLayout): string {
  const rows = tallies.flatMap(({ type, examples }) =>
    examples.map(({ namespace, name, state, reason }): Cell[] => [
      { text: `${pluralOf(type)}/${name}` },
      { text: namespace ?? '' },
      { text: state === 'stuck' ? 'stuck' : 'not ready', tone: state === 'stuck' ? 'bad' : 'busy' },
      { text: reason },
    ]),
  );
  const stuck = tallies.flatMap(({ type, examples }) =>
    examples.flatMap(({ state, namespace, name }) => (state === 'stuck' ? { type, namespace, name } : [])),
  );
  const [first] = stuck;
  const hint =
    first === undefined
      ? []
      : [kubectl('operator', 'why-stuck', `${first.type}/${first.name}`, ...inNamespace(first.namespace))];
  return `${tableSection('Not as they should be', EXAMPLES, rows, layout)}${commandSection('Why', hint, layout)}`;
}
